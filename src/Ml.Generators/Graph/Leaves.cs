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

/// <summary>
/// One number as its element type holds it: a float is rounded to one, a whole number wraps to 32 bits, a truth value
/// is 1 or 0.
/// </summary>
public sealed record ConstantLeaf : Leaf
{
    // 0 and -0 are equal numbers and different constants.
    private readonly long _bits;

    public ConstantLeaf(double number, ElementType element)
        : base(new TensorType(element, Shape.Scalar))
    {
        Number = element switch
        {
            ElementType.Float32 => (double)(float)number,
            ElementType.Bool => number == 0 ? 0 : 1,
            _ when number == Math.Floor(number) && Math.Abs(number) < long.MaxValue => unchecked((int)(long)number),
            _ => throw new ArgumentException($"{number} is no whole number.", nameof(number)),
        };
        _bits = BitConverter.DoubleToInt64Bits(Number);
    }

    public double Number { get; }

    public ElementType Element => Type.Element;

    /// <summary>Whether all of its bits are zero.</summary>
    public bool IsZero => _bits == 0;

    public override string Name => "Constant";

    public override string Attributes => Element == ElementType.Float32
        ? ((float)Number).ToString("R", System.Globalization.CultureInfo.InvariantCulture)
        : Number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}

/// <summary>A size as a number: rounded to the nearest float, or wrapped to 32 bits.</summary>
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
