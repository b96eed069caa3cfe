using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting;

/// <summary>
/// How map primitives print as C#, by the elements they calculate with. A test fails while one lacks a row.
/// </summary>
public static class CSharpRows
{
    private static readonly Dictionary<string, string> Floats = new(StringComparer.Ordinal)
    {
        [nameof(Add)] = "{0} + {1}",
        [nameof(Subtract)] = "{0} - {1}",
        [nameof(Multiply)] = "{0} * {1}",
        [nameof(Divide)] = "{0} / {1}",
        [nameof(Power)] = "VectorMath.Pow({0}, {1})",
        [nameof(Maximum)] = "V.Max({0}, {1})",
        [nameof(Minimum)] = "V.Min({0}, {1})",
        [nameof(Negate)] = "-{0}",
        [nameof(Abs)] = "V.Abs({0})",
        [nameof(Sign)] = "VectorMath.Sign({0})",
        // The machine maximum gives its second operand when either is NaN, so that NaN passes through.
        [nameof(Relu)] = "V.MaxOrSecond(V.Zero, {0})",
        [nameof(Exp)] = "VectorMath.Exp({0})",
        [nameof(Decay)] = "VectorMath.Decay({0})",
        [nameof(Log)] = "VectorMath.Log({0})",
        [nameof(Expm1)] = "VectorMath.Expm1({0})",
        [nameof(Log1p)] = "VectorMath.Log1p({0})",
        [nameof(Sqrt)] = "V.Sqrt({0})",
        [nameof(Sin)] = "VectorMath.Sin({0})",
        [nameof(Cos)] = "VectorMath.Cos({0})",
        [nameof(Tan)] = "VectorMath.Tan({0})",
        [nameof(Asin)] = "VectorMath.Asin({0})",
        [nameof(Acos)] = "VectorMath.Acos({0})",
        [nameof(Atan)] = "VectorMath.Atan({0})",
        [nameof(Sinh)] = "VectorMath.Sinh({0})",
        [nameof(Cosh)] = "VectorMath.Cosh({0})",
        [nameof(Asinh)] = "VectorMath.Asinh({0})",
        [nameof(Acosh)] = "VectorMath.Acosh({0})",
        [nameof(Atanh)] = "VectorMath.Atanh({0})",
        [nameof(Tanh)] = "VectorMath.Tanh({0})",
        [nameof(Sigmoid)] = "VectorMath.Sigmoid({0})",
        [nameof(Erf)] = "VectorMath.Erf({0})",
        [nameof(Erfc)] = "VectorMath.Erfc({0})",
        [nameof(Floor)] = "V.Floor({0})",
        [nameof(Ceiling)] = "V.Ceiling({0})",
        [nameof(Round)] = "V.Round({0})",
        [nameof(Truncate)] = "V.Truncate({0})",
        [nameof(Less)] = "V.Less({0}, {1})",
        [nameof(LessOrEqual)] = "V.LessOrEqual({0}, {1})",
        [nameof(Equal)] = "V.Equal({0}, {1})",
        [nameof(NotEqual)] = "V.NotEqual({0}, {1})",
        [nameof(Select)] = "V.Select({0}, {1}, {2})",
    };

    private static readonly Dictionary<string, string> WholeNumbers = new(StringComparer.Ordinal)
    {
        [nameof(Add)] = "V.AddInt32({0}, {1})",
        [nameof(Subtract)] = "V.SubtractInt32({0}, {1})",
        [nameof(Multiply)] = "V.MultiplyInt32({0}, {1})",
        [nameof(Divide)] = "VectorMath.DivideInt32({0}, {1})",
        [nameof(Power)] = "VectorMath.PowInt32({0}, {1})",
        [nameof(Maximum)] = "VectorMath.MaxInt32({0}, {1})",
        [nameof(Minimum)] = "VectorMath.MinInt32({0}, {1})",
        [nameof(Negate)] = "V.SubtractInt32(V.Zero, {0})",
        [nameof(Abs)] = "VectorMath.AbsInt32({0})",
        [nameof(Sign)] = "VectorMath.SignInt32({0})",
        [nameof(Less)] = "V.LessInt32({0}, {1})",
        [nameof(LessOrEqual)] = $"V.Xor(V.LessInt32({{1}}, {{0}}), {LaneValue.True})",
        [nameof(Equal)] = "V.EqualInt32({0}, {1})",
        [nameof(NotEqual)] = $"V.Xor(V.EqualInt32({{0}}, {{1}}), {LaneValue.True})",
        [nameof(And)] = "V.And({0}, {1})",
        [nameof(Or)] = "V.Or({0}, {1})",
        [nameof(Select)] = "V.Select({0}, {1}, {2})",
    };

    private static readonly Dictionary<string, string> Truths = new(StringComparer.Ordinal)
    {
        [nameof(Less)] = "V.AndNot({1}, {0})",
        [nameof(LessOrEqual)] = $"V.Or(V.Xor({{0}}, {LaneValue.True}), {{1}})",
        [nameof(Equal)] = $"V.Xor(V.Xor({{0}}, {{1}}), {LaneValue.True})",
        [nameof(NotEqual)] = "V.Xor({0}, {1})",
        [nameof(And)] = "V.And({0}, {1})",
        [nameof(Or)] = "V.Or({0}, {1})",
        [nameof(Not)] = $"V.Xor({{0}}, {LaneValue.True})",
        [nameof(Select)] = "V.Select({0}, {1}, {2})",
    };

    /// <summary>The rows by the primitives' names; {0}, {1} and {2} stand for the operands.</summary>
    public static IReadOnlyDictionary<string, string> Of(ElementType elements) => elements switch
    {
        ElementType.Bool => Truths,
        ElementType.Int32 => WholeNumbers,
        _ => Floats,
    };
}
