namespace Ml.Weights;

/// <summary>One tensor of a safetensors file, as its header describes it.</summary>
/// <param name="Name">Unique within the file.</param>
/// <param name="Type">The type of its elements.</param>
/// <param name="Shape">Row-major sizes; empty for a scalar.</param>
/// <param name="Offset">Its first byte, counted from the start of the data section.</param>
/// <param name="Bytes">Its length in bytes: the product of the sizes times the size of an element.</param>
public sealed record SafetensorsEntry(
    string Name, SafetensorsType Type, IReadOnlyList<long> Shape, long Offset, long Bytes)
{
    /// <summary>E.g. <c>conv1.weight F32 [32, 1, 3, 3]</c>.</summary>
    public override string ToString() => $"{Name} {SafetensorsTypes.Name(Type)} [{string.Join(", ", Shape)}]";
}
