using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Primitives;

/// <summary>
/// Numbers in [0, 1) from the counter-based generator at (seed, step, Stream). Drawn again in backward, never stored:
/// the gradient walk copies the node. In a loop's body, repetition i draws from stream Stream + i * PerRepetition.
/// </summary>
public sealed record RandomUniform(int Stream, Shape Shape, int PerRepetition = 0) : Primitive
{
    public override string Attributes => $"stream {Stream}, {Shape}";

    public override string Family => "random";

    public override string Summary => "uniform numbers in [0, 1) from a counter, the same ones in backward";

    public override bool IsPure => false;

    /// <summary>
    /// The stream that a repetition of the loop around it draws from: the one rule, for kernels and oracle alike.
    /// </summary>
    public Dim StreamOf(Dim repetition) => repetition * PerRepetition + Stream;

    public override bool IsDifferentiable => false;

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => new(0, 1);

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands) =>
        [new TensorType(ElementType.Float32, Shape)];
}
