using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Contractions;

/// <summary>
/// One loop of a contraction: how far each operand moves from one index to the next. A stride of 0 means that the
/// operand does not vary along the axis.
/// </summary>
/// <param name="Name">The index variable's name: "row", "channel", "image".</param>
/// <param name="Result">0 on axes that are summed over.</param>
/// <param name="Epilogue">Strides of the epilogue's operands.</param>
public sealed record ContractionAxis(
    string Name, Dim Size, Dim Left, Dim Right, Dim Result, EquatableArray<Dim> Epilogue)
{
    /// <summary>All sizes and strides, for the list of names a kernel mentions.</summary>
    public IEnumerable<Dim> Dims => new[] { Size, Left, Right, Result }.Concat(Epilogue);

    /// <summary>
    /// This axis and the next inner one as a single loop, or null when some operand does not continue from the end of
    /// an inner loop to the start of the next.
    /// </summary>
    public ContractionAxis? Merge(ContractionAxis inner)
    {
        bool continues = Left == inner.Left * inner.Size
            && Right == inner.Right * inner.Size
            && Result == inner.Result * inner.Size
            && Epilogue.Zip(inner.Epilogue, (a, b) => a == b * inner.Size).All(same => same);
        return continues ? inner with { Name = Name, Size = Size * inner.Size } : null;
    }
}
