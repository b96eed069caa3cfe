using Ml.Generators.Shapes;

namespace Ml.Generators.Specs;

/// <summary>
/// A change of a declaration in terms of its spec. Whoever knows where the steps stand turns it into text.
/// </summary>
public abstract record ModelEdit
{
    /// <summary>Puts a call around an operand of a step, or a layer before a layer of a stack.</summary>
    /// <param name="Function">"Flatten".</param>
    /// <param name="Arguments">What follows the operand: "0, 3, 1, 2", or nothing.</param>
    public sealed record Before(int Step, int Operand, string Function, string Arguments) : ModelEdit;

    /// <summary>Puts a call around what a step gives, or a layer behind a layer of a stack.</summary>
    public sealed record After(int Step, string Function, string Arguments) : ModelEdit;

    /// <summary>Writes an argument of a step, whether it was written before or not.</summary>
    public sealed record Argument(int Step, string Name, string Text) : ModelEdit;

    /// <summary>Writes one of the sizes that a step is given, by its place among them.</summary>
    public sealed record Size(int Step, string Name, int Place, string Text) : ModelEdit;

    /// <summary>Exchanges the two operands of a step.</summary>
    public sealed record Swap(int Step) : ModelEdit;

    /// <summary>Writes the shape of an input or target.</summary>
    /// <param name="Input">Its number among inputs, then targets.</param>
    public sealed record InputShape(int Input, Shape Shape) : ModelEdit;

    /// <summary>Takes a layer out of a stack, or a call off its operand.</summary>
    public sealed record Remove(int Step) : ModelEdit;

    /// <summary>Another layer or function in the place of one, over the same operands.</summary>
    /// <param name="Arguments">What follows the operands, or nothing.</param>
    public sealed record Call(int Step, string Function, string Arguments) : ModelEdit;

    /// <summary>Cuts another axis than before: what an indexer says of the one is said of the other.</summary>
    public sealed record CutAxis(int Step, int From, int To) : ModelEdit;

    /// <summary>Exchanges two neighbouring sizes that a step is given.</summary>
    public sealed record ExchangeSizes(int Step, string Name, int First) : ModelEdit;

    /// <summary>Writes the element type of an input or target.</summary>
    /// <param name="Input">Its number among inputs, then targets.</param>
    public sealed record Element(int Input, ElementType Type) : ModelEdit;

    /// <summary>Writes the element type of a parameter of the layer method that a step calls, if any.</summary>
    public sealed record ParameterElement(int Step, int Parameter, ElementType Type) : ModelEdit;

    /// <summary>Declares a layer method beside the others, and puts its call around an operand.</summary>
    /// <param name="Layer">"Conv2D(64, kernel: 1)".</param>
    public sealed record AddLayer(int Step, int Operand, string Method, string Layer) : ModelEdit;

    /// <summary>Keeps the result of a call that stands alone, in the variable that it is called with.</summary>
    public sealed record Keep(int Step) : ModelEdit;
}
