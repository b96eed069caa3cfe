using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>
/// A value and the builder it lives in, with the arithmetic composites and gradient rules are written in. Operations on
/// it append nodes; axes may be negative.
/// </summary>
public readonly partial struct Expr(GraphBuilder builder, Value value)
{
    public GraphBuilder Builder { get; } = builder;

    public Value Value { get; } = value;

    public TensorType Type => Value.Type;

    public Shape Shape => Value.Shape;

    public int Rank => Value.Shape.Rank;

    public ElementType Element => Value.Element;

    public static Expr operator +(Expr a, Expr b) => a.Map(new Add(), b);

    public static Expr operator -(Expr a, Expr b) => a.Map(new Subtract(), b);

    public static Expr operator *(Expr a, Expr b) => a.Map(new Multiply(), b);

    public static Expr operator /(Expr a, Expr b) => a.Map(new Divide(), b);

    public static Expr operator -(Expr a) => a.Map(new Negate());

    public static Expr operator +(Expr a, double b) => a + a.Number(b);

    public static Expr operator +(double a, Expr b) => b.Number(a) + b;

    public static Expr operator -(Expr a, double b) => a - a.Number(b);

    public static Expr operator -(double a, Expr b) => b.Number(a) - b;

    public static Expr operator *(Expr a, double b) => a * a.Number(b);

    public static Expr operator *(double a, Expr b) => b.Number(a) * b;

    public static Expr operator /(Expr a, double b) => a / a.Number(b);

    public static Expr operator /(double a, Expr b) => b.Number(a) / b;

    public static Expr operator <(Expr a, Expr b) => a.Map(new Less(), b);

    public static Expr operator >(Expr a, Expr b) => b.Map(new Less(), a);

    public static Expr operator <=(Expr a, Expr b) => a.Map(new LessOrEqual(), b);

    public static Expr operator >=(Expr a, Expr b) => b.Map(new LessOrEqual(), a);

    public static Expr operator <(Expr a, double b) => a < a.Number(b);

    public static Expr operator >(Expr a, double b) => a > a.Number(b);

    public static Expr operator <=(Expr a, double b) => a <= a.Number(b);

    public static Expr operator >=(Expr a, double b) => a >= a.Number(b);

    /// <summary>A constant of this value's element type.</summary>
    public Expr Number(double number) => With(new ConstantLeaf(number, Element));

    /// <summary>Applies a scalar function to this and further operands.</summary>
    public Expr Map(MapOperation operation, params Expr[] more) => With(operation, more);

    /// <summary>Appends an operation whose first operand is this (unless it is a leaf).</summary>
    public Expr With(Operation operation, params Expr[] more) => new(Builder, operation is Leaf
        ? Builder.Add(operation)
        : Builder.Add(operation, [Value, .. more.Select(m => m.Value)]));

    /// <summary>The axis counted from the front.</summary>
    /// <exception cref="ShapeMismatchException">ML2012: there is no such axis.</exception>
    public int Axis(int axis) => Axes.Normalize(axis, Shape, Builder.Shapes.Subject(Value.Producer.Operation.Name));
}
