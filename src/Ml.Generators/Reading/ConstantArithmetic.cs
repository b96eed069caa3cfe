using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Reading;

/// <summary>
/// Arithmetic on what is known while reading: numbers (such as an unrolled loop's variable, which is no constant to C#)
/// and sizes. Null where the result is not known.
/// </summary>
internal static class ConstantArithmetic
{
    public static object? Normalize(object? value) => value switch
    {
        null or bool or string or long or double => value,
        float number => (double)number,
        decimal number => (double)number,
        ulong number => (double)number,
        char c => (long)c,
        IConvertible integer => integer.ToInt64(CultureInfo.InvariantCulture),
        _ => null,
    };

    /// <summary>The constant as a C# type holds it: ints wrap, floats are rounded.</summary>
    public static AbstractValue? Convert(AbstractValue? value, ITypeSymbol? to) => (value, to?.SpecialType) switch
    {
        (AbstractValue.Constant { Value: long n }, SpecialType.System_Int32) => Of((long)unchecked((int)n)),
        (AbstractValue.Constant { Value: double d }, SpecialType.System_Int32) => Of((long)WholeNumbers.FromFloat(d)),
        (AbstractValue.Constant { Value: long n }, SpecialType.System_Single) => Of((double)(float)n),
        (AbstractValue.Constant { Value: long n }, SpecialType.System_Double) => Of((double)n),
        (AbstractValue.Constant { Value: double d }, SpecialType.System_Int64) =>
            Math.Abs(d) < long.MaxValue ? Of((long)d) : null,
        (AbstractValue.Constant { Value: double d }, SpecialType.System_Single) => Of((double)(float)d),
        _ => value,
    };

    public static AbstractValue? Binary(BinaryOperatorKind kind, AbstractValue left, AbstractValue right) =>
        (left, right) switch
        {
            (AbstractValue.Constant { Value: bool a }, AbstractValue.Constant { Value: bool b }) => Logic(kind, a, b),
            (AbstractValue.Constant { Value: long a }, AbstractValue.Constant { Value: long b })
                => Integers(kind, a, b),
            (AbstractValue.Constant { Value: long or double } a, AbstractValue.Constant { Value: long or double } b) =>
                Floats(kind, ToDouble(a), ToDouble(b)),
            _ => AsSize(left) is { } a && AsSize(right) is { } b ? Sizes(kind, a, b) : null,
        };

    public static AbstractValue? Unary(UnaryOperatorKind kind, AbstractValue value) => (kind, value) switch
    {
        (UnaryOperatorKind.Plus, _) => value,
        (UnaryOperatorKind.Minus, AbstractValue.Constant { Value: long n }) => Of(-n),
        (UnaryOperatorKind.Minus, AbstractValue.Constant { Value: double d }) => Of(-d),
        (UnaryOperatorKind.Minus, AbstractValue.Size s) => new AbstractValue.Size(s.Value * -1),
        (UnaryOperatorKind.Not, AbstractValue.Constant { Value: bool b }) => Of(!b),
        _ => null,
    };

    /// <summary>A function of Math or MathF over constants.</summary>
    public static AbstractValue? Function(string name, IReadOnlyList<double> x) => (name, x.Count) switch
    {
        ("Sqrt", 1) => Of(Math.Sqrt(x[0])),
        ("Exp", 1) => Of(Math.Exp(x[0])),
        ("Log", 1) => Of(Math.Log(x[0])),
        ("Log2", 1) => Of(Math.Log(x[0]) / Math.Log(2)),
        ("Pow", 2) => Of(Math.Pow(x[0], x[1])),
        ("Sin", 1) => Of(Math.Sin(x[0])),
        ("Cos", 1) => Of(Math.Cos(x[0])),
        ("Tanh", 1) => Of(Math.Tanh(x[0])),
        ("Abs", 1) => Of(Math.Abs(x[0])),
        ("Floor", 1) => Of(Math.Floor(x[0])),
        ("Ceiling", 1) => Of(Math.Ceiling(x[0])),
        ("Max", 2) => Of(Math.Max(x[0], x[1])),
        ("Min", 2) => Of(Math.Min(x[0], x[1])),
        _ => null,
    };

    public static Dim? AsSize(AbstractValue value) => value switch
    {
        AbstractValue.Size size => size.Value,
        AbstractValue.Constant { Value: long number } => number,
        _ => null,
    };

    public static double ToDouble(AbstractValue.Constant constant) => constant.Value switch
    {
        long n => n,
        double d => d,
        _ => double.NaN,
    };

    public static AbstractValue Of(object value) => new AbstractValue.Constant(value);

    private static AbstractValue? Logic(BinaryOperatorKind kind, bool a, bool b) => kind switch
    {
        BinaryOperatorKind.And or BinaryOperatorKind.ConditionalAnd => Of(a && b),
        BinaryOperatorKind.Or or BinaryOperatorKind.ConditionalOr => Of(a || b),
        BinaryOperatorKind.Equals => Of(a == b),
        BinaryOperatorKind.NotEquals or BinaryOperatorKind.ExclusiveOr => Of(a != b),
        _ => null,
    };

    private static AbstractValue? Integers(BinaryOperatorKind kind, long a, long b) => kind switch
    {
        BinaryOperatorKind.Add => Of(unchecked(a + b)),
        BinaryOperatorKind.Subtract => Of(unchecked(a - b)),
        BinaryOperatorKind.Multiply => Of(unchecked(a * b)),
        BinaryOperatorKind.Divide => b is 0 or -1 ? null : Of(a / b),
        BinaryOperatorKind.Remainder => b is 0 or -1 ? null : Of(a % b),
        BinaryOperatorKind.LeftShift => Of(a << (int)b),
        BinaryOperatorKind.RightShift => Of(a >> (int)b),
        BinaryOperatorKind.And => Of(a & b),
        BinaryOperatorKind.Or => Of(a | b),
        _ => Compare(kind, a.CompareTo(b)),
    };

    private static AbstractValue? Floats(BinaryOperatorKind kind, double a, double b) => kind switch
    {
        BinaryOperatorKind.Add => Of(a + b),
        BinaryOperatorKind.Subtract => Of(a - b),
        BinaryOperatorKind.Multiply => Of(a * b),
        BinaryOperatorKind.Divide => Of(a / b),
        _ => double.IsNaN(a) || double.IsNaN(b) ? null : Compare(kind, a.CompareTo(b)),
    };

    private static AbstractValue? Sizes(BinaryOperatorKind kind, Dim a, Dim b) => kind switch
    {
        BinaryOperatorKind.Add => new AbstractValue.Size(a + b),
        BinaryOperatorKind.Subtract => new AbstractValue.Size(a - b),
        BinaryOperatorKind.Multiply => new AbstractValue.Size(a * b),
        BinaryOperatorKind.Divide => b.IsConstant && b.Value > 0 ? new AbstractValue.Size(a.FloorDivide(b.Value))
            : a.DivideExactly(b) is { } quotient ? new AbstractValue.Size(quotient) : null,
        BinaryOperatorKind.Remainder when b.IsConstant && b.Value > 0 =>
            new AbstractValue.Size(a - (a.FloorDivide(b.Value) * b.Value)),
        _ => (a - b) is { IsConstant: true } difference ? Compare(kind, difference.Value.CompareTo(0)) : null,
    };

    private static AbstractValue? Compare(BinaryOperatorKind kind, int order) => kind switch
    {
        BinaryOperatorKind.LessThan => Of(order < 0),
        BinaryOperatorKind.LessThanOrEqual => Of(order <= 0),
        BinaryOperatorKind.GreaterThan => Of(order > 0),
        BinaryOperatorKind.GreaterThanOrEqual => Of(order >= 0),
        BinaryOperatorKind.Equals => Of(order == 0),
        BinaryOperatorKind.NotEquals => Of(order != 0),
        _ => null,
    };
}
