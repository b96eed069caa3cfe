using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>Uniform numbers in [0, 1) from the counter-based generator at (seed, step, stream), dense.</summary>
/// <remarks><c>randomState</c> points to two unsigned 64-bit numbers: seed and step.</remarks>
public sealed class RandomKernel(string recipe, Dim count, Dim stream, Place randomState, Place result) : Kernel
{
    /// <summary>Numbers of one item: whole blocks of the generator.</summary>
    public const int Block = 4096;

    public override string Recipe { get; } = recipe;

    public override string Summary => $"Uniform numbers of stream {Stream}.";

    public Dim Count { get; } = count;

    /// <summary>Which sequence; inside a loop it differs by repetition.</summary>
    public Dim Stream { get; } = stream;

    public override IReadOnlyList<KernelPointer> Pointers { get; } =
    [
        new("randomState", ElementType.Float32, IsWritten: false, randomState),
        new("result", ElementType.Float32, IsWritten: true, result),
    ];

    public override Dim Items => (Count + (Block - 1)).FloorDivide(Block);

    public override Dim WorkPerItem => (Count.IsConstant ? Math.Min(Block, Count.Value) : Block) * 4;

    public override IEnumerable<Dim> Sizes => [Count, Stream];
}
