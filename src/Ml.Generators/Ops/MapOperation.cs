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

    /// <summary>The function on numbers: folds constants. Comparisons give 1 or 0.</summary>
    public abstract double Evaluate(IReadOnlyList<double> x);

    /// <summary>The element type of the result.</summary>
    public virtual ElementType ResultElement(IReadOnlyList<ElementType> operands) => operands[0];

    public override IReadOnlyList<TensorType> Infer(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        if (operands.Count != Arity)
            throw new InvalidOperationException($"'{Name}' takes {Arity} operands, not {operands.Count}.");
        RequireElements(context.Subject(Name), operands);
        Shape shape = Broadcasting.Combine(context, Name, operands.Select(o => o.Shape).ToArray());
        return [new TensorType(ResultElement(operands.Select(o => o.Element).ToArray()), shape)];
    }

    public override Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) =>
        results[0].Shape.Size;

    /// <summary>All operands share an element type, numbers unless the operation is about truth values.</summary>
    protected virtual void RequireElements(string subject, IReadOnlyList<TensorType> operands)
    {
        bool takesTruth = this is ComparisonMap or Primitives.Not or Primitives.Cast or Primitives.Select;
        if (operands[0].Element == ElementType.Bool && !takesTruth)
        {
            throw new ShapeMismatchException(
                ProblemIds.ElementTypes, $"{subject} calculates with {operands[0]}, which holds truth values",
                "convert it with a cast: (Tensor)x");
        }

        for (int i = 1; i < operands.Count; i++)
        {
            if (operands[i].Element != operands[0].Element)
            {
                throw new ShapeMismatchException(
                    ProblemIds.ElementTypes,
                    $"{subject} combines {operands[0]} with {operands[i]}, which hold different element types",
                    "convert one of them with a cast: (Tensor)x or (Tensor<int>)x", operand: i, against: 0);
            }
        }
    }
}

/// <summary>A function of one real number, defined on floats.</summary>
public abstract record UnaryMap : MapOperation
{
    public override int Arity => 1;

    public sealed override double Evaluate(IReadOnlyList<double> x) => Evaluate(x[0]);

    protected abstract double Evaluate(double x);
}

/// <summary>A function of two numbers.</summary>
public abstract record BinaryMap : MapOperation
{
    public override int Arity => 2;

    public sealed override double Evaluate(IReadOnlyList<double> x) => Evaluate(x[0], x[1]);

    protected abstract double Evaluate(double x, double y);
}

/// <summary>A comparison: true or false per element, no gradient.</summary>
public abstract record ComparisonMap : BinaryMap
{
    public override bool IsDifferentiable => false;

    public override ElementType ResultElement(IReadOnlyList<ElementType> operands) => ElementType.Bool;

    protected sealed override double Evaluate(double x, double y) => Holds(x, y) ? 1 : 0;

    protected abstract bool Holds(double x, double y);
}
