using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>
/// One scalar function applied to every element of broadcast operands. A new one is one file here, one row per dialect
/// (Emitting) and its test.
/// </summary>
public abstract record MapOperation : Primitive
{
    public override string Family => "map";

    public abstract int Arity { get; }

    /// <summary>Whether the bodies of models may call it, by its name.</summary>
    public virtual bool IsFunction => true;

    /// <summary>
    /// The function on one element of each operand: folds constants, and is what kernels are tested against. Floats are
    /// computed in double; whole numbers in 32 bits, as C# computes them unchecked; truth values are 1 and 0.
    /// </summary>
    /// <param name="elements">What the operands hold (that of <see cref="Primitive.Subject"/>).</param>
    public abstract double Evaluate(ElementType elements, IReadOnlyList<double> x);

    /// <summary>The element type of the result.</summary>
    public virtual ElementType ResultElement(IReadOnlyList<ElementType> operands) => operands[0];

    protected override IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        if (operands.Count != Arity)
            throw new InvalidOperationException($"'{Name}' takes {Arity} operands, not {operands.Count}.");
        Shape shape = Broadcasting.Combine(context, Name, operands.Select(o => o.Shape).ToArray());
        return [new TensorType(ResultElement(operands.Select(o => o.Element).ToArray()), shape)];
    }

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        results[0].Shape.Size;

    /// <summary>All operands share an element type.</summary>
    protected override void RequireElements(string subject, IReadOnlyList<TensorType> operands)
    {
        base.RequireElements(subject, operands);
        for (int i = Subject + 1; i < operands.Count; i++)
        {
            if (operands[i].Element != operands[Subject].Element)
            {
                throw new ShapeMismatchException(
                    ProblemIds.ElementTypes,
                    $"{subject} combines {operands[Subject]} with {operands[i]}, which hold different element types",
                    "convert one of them with a cast: (Tensor)x or (Tensor<int>)x", operand: i, against: Subject);
            }
        }
    }
}

/// <summary>A function of one number; of a float unless it says otherwise.</summary>
public abstract record UnaryMap : MapOperation
{
    public override int Arity => 1;

    public sealed override double Evaluate(ElementType elements, IReadOnlyList<double> x) =>
        elements == ElementType.Int32 ? Evaluate((int)x[0]) : Evaluate(x[0]);

    public sealed override Bounds Bound(IReadOnlyList<Bounds> operands) => Bound(operands[0]);

    protected abstract double Evaluate(double x);

    protected virtual Bounds Bound(Bounds x) => x.Unknown();

    protected virtual int Evaluate(int x) =>
        throw new InvalidOperationException($"'{Name}' is not defined on whole numbers.");
}

/// <summary>A function of two numbers.</summary>
public abstract record BinaryMap : MapOperation
{
    public override int Arity => 2;

    public override bool Takes(ElementType element) => element != ElementType.Bool;

    public sealed override double Evaluate(ElementType elements, IReadOnlyList<double> x) =>
        elements == ElementType.Int32 ? Evaluate((int)x[0], (int)x[1]) : Evaluate(x[0], x[1]);

    public sealed override Bounds Bound(IReadOnlyList<Bounds> operands) => Bound(operands[0], operands[1]);

    protected abstract double Evaluate(double x, double y);

    protected virtual Bounds Bound(Bounds x, Bounds y) => Bounds.Join(x, y).Unknown();

    protected abstract int Evaluate(int x, int y);
}

/// <summary>A comparison: true or false per element, no gradient. False is less than true.</summary>
public abstract record ComparisonMap : BinaryMap
{
    public override bool IsDifferentiable => false;

    public override bool Takes(ElementType element) => true;

    public override ElementType ResultElement(IReadOnlyList<ElementType> operands) => ElementType.Bool;

    protected sealed override double Evaluate(double x, double y) => Holds(x, y) ? 1 : 0;

    protected sealed override int Evaluate(int x, int y) => Holds(x, y) ? 1 : 0;

    protected abstract bool Holds(double x, double y);
}
