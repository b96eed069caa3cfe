using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>What the backward pass of a primitive reads of its forward pass: the backward memory plan.</summary>
[Flags]
public enum Keeps
{
    Nothing = 0,
    Operands = 1,
    Result = 2,
}

/// <summary>
/// An operation the compiler has kernels for. One file each: shape rule, gradient rule, what backward must keep.
/// Everything else (layers, losses, norms) is a composite of these.
/// </summary>
public abstract record Primitive : Operation
{
    /// <summary>The family under which docs/operators.md lists it.</summary>
    public abstract string Family { get; }

    /// <summary>One line for docs/operators.md: what a result element is.</summary>
    public abstract string Summary { get; }

    /// <summary>What the gradient rule may read. Reading anything else throws.</summary>
    public virtual Keeps Keeps => Keeps.Nothing;

    /// <summary>Whether any gradient flows through it.</summary>
    public virtual bool IsDifferentiable => true;

    /// <summary>
    /// Which operand it calculates with or moves; the others are of the same elements, or conditions and row numbers.
    /// </summary>
    public virtual int Subject => 0;

    /// <summary>Whether it is defined on such elements.</summary>
    public virtual bool Takes(ElementType element) => element == ElementType.Float32;

    /// <exception cref="ShapeMismatchException">The operands do not fit.</exception>
    public sealed override IReadOnlyList<TensorType> Infer(ShapeContext context, IReadOnlyList<TensorType> operands)
    {
        RequireElements(context.Subject(Name), operands);
        return ResultsOf(context, operands);
    }

    /// <summary>
    /// Floating-point operations, a multiplication and its addition being two; 0 for what only moves.
    /// </summary>
    public virtual Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) => Dim.Zero;

    /// <summary>
    /// Where the results lie, given where the operands do. Decides whether a gradient rule has to look after slopes
    /// that are not finite: what is finite for finite operands need not say anything.
    /// </summary>
    public virtual Bounds Bound(IReadOnlyList<Bounds> operands) =>
        operands.All(o => o.IsFinite) ? Bounds.Finite : Bounds.Anything;

    /// <summary>
    /// Adds d loss / d operand for each operand that needs it, from d loss / d result. Where a gradient meets a slope
    /// that may be infinite or NaN, <see cref="GradientContext.Times"/> and <see cref="GradientContext.Over"/> let a
    /// zero win.
    /// </summary>
    public virtual void Differentiate(GradientContext gradient)
    {
    }

    /// <summary>The types of the results of operands whose elements are right.</summary>
    protected abstract IReadOnlyList<TensorType> ResultsOf(ShapeContext context, IReadOnlyList<TensorType> operands);

    /// <param name="subject">Who speaks in the message.</param>
    /// <exception cref="ShapeMismatchException">ML3001: an operand's elements are not such as it takes.</exception>
    protected virtual void RequireElements(string subject, IReadOnlyList<TensorType> operands)
    {
        if (operands.Count <= Subject || Takes(operands[Subject].Element))
            return;
        TensorType given = operands[Subject];
        string combined = Takes(ElementType.Int32) ? "truth values or whole numbers" : "truth values";
        throw new ShapeMismatchException(
            ProblemIds.ElementTypes,
            given.Element == ElementType.Bool ? $"{subject} calculates with {given}, which holds truth values"
            : Takes(ElementType.Float32) ? $"{subject} calculates with floats, but was given {given}"
            : $"{subject} combines {combined}, but was given {given}",
            Takes(ElementType.Float32) ? "convert it with a cast: (Tensor)x" : "write a comparison, such as x > 0",
            operand: Subject);
    }
}
