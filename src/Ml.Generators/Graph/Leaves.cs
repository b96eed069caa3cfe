using Ml.Generators.Shapes;

namespace Ml.Generators.Graph;

/// <summary>A node without operands: what a program starts from.</summary>
public abstract record Leaf(TensorType Type) : Operation
{
    public override IReadOnlyList<TensorType> Infer(ShapeContext context, IReadOnlyList<TensorType> operands) => [Type];
}

/// <summary>A tensor the caller hands in: an input or, after the inputs, a target of the loss.</summary>
public sealed record InputLeaf(string Label, int Slot, TensorType Type) : Leaf(Type)
{
    public override string Name => "Input";

    public override string Attributes => Label;
}

/// <summary>A trained tensor, by its index in the model's parameter table.</summary>
public sealed record ParameterLeaf(string Label, int Index, TensorType Type) : Leaf(Type)
{
    public override string Name => "Parameter";

    public override string Attributes => Label;
}

/// <summary>
/// A tensor the model keeps but does not train (running statistics), by its index in the state table.
/// </summary>
public sealed record StateLeaf(string Label, int Index, TensorType Type) : Leaf(Type)
{
    public override string Name => "State";

    public override string Attributes => Label;
}

/// <summary>
/// The tensors of a repeated block, one per repetition, at a fixed distance in the parameter (or state) array: element
/// i of the first axis is entry FirstIndex + i * Distance of the table.
/// </summary>
public sealed record StackLeaf(
    string Label, bool IsState, int FirstIndex, int Distance, int Count, TensorType Type) : Leaf(Type)
{
    public override string Name => IsState ? "StateStack" : "ParameterStack";

    public override string Attributes => $"{Label} x{Count}";
}

/// <summary>A value of an enclosing loop's body: operand number Index of the loop, seen from inside.</summary>
public sealed record BodyLeaf(int Index, TensorType Type) : Leaf(Type)
{
    public override string Name => "Body";

    public override string Attributes => Index.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>One number, of any element type.</summary>
public sealed record ConstantLeaf(double Number, ElementType Element) : Leaf(new TensorType(Element, Shape.Scalar))
{
    public override string Name => "Constant";

    public override string Attributes => Number.ToString("R", System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A size as a number, for means over named sizes.</summary>
public sealed record SizeLeaf(Dim Size, ElementType Element) : Leaf(new TensorType(Element, Shape.Scalar))
{
    public override string Name => "Size";

    public override string Attributes => Size.ToString();
}

/// <summary>0, 1, 2, ... along one axis of the shape.</summary>
public sealed record RampLeaf(int Axis, TensorType Type) : Leaf(Type)
{
    public override string Name => "Ramp";

    public override string Attributes => $"{Type} axis {Axis}";
}
