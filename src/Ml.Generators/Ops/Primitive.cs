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
    /// Floating-point operations, a multiplication and its addition being two; 0 for what only moves.
    /// </summary>
    public virtual Dim Flops(IReadOnlyList<TensorType> operands, IReadOnlyList<TensorType> results) => Dim.Zero;

    /// <summary>Adds d loss / d operand for each operand that needs it, from d loss / d result.</summary>
    public virtual void Differentiate(GradientContext gradient)
    {
    }
}
