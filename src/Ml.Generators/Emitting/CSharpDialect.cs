using System.Globalization;
using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting;

/// <summary>
/// How scalar expressions print as C# over <c>V : IVector&lt;V&gt;</c>. One row per map primitive; a test fails when
/// one is missing. Booleans are lane masks; whole numbers travel as floats, exact to 2^24.
/// </summary>
public static class CSharpDialect
{
    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>(
        StringComparer.Ordinal)
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
        [nameof(Floor)] = "V.Floor({0})",
        [nameof(Ceiling)] = "V.Ceiling({0})",
        [nameof(Round)] = "V.Round({0})",
        [nameof(Truncate)] = "V.Truncate({0})",
        [nameof(Less)] = "V.Less({0}, {1})",
        [nameof(LessOrEqual)] = "V.LessOrEqual({0}, {1})",
        [nameof(Equal)] = "V.Equal({0}, {1})",
        [nameof(NotEqual)] = "V.NotEqual({0}, {1})",
        [nameof(And)] = "V.And({0}, {1})",
        [nameof(Or)] = "V.Or({0}, {1})",
        [nameof(Not)] = "V.Equal(V.And({0}, V.Create(1f)), V.Zero)",
        [nameof(Select)] = "V.Select({0}, {1}, {2})",
    };

    /// <summary>The expression of one map node over the names of its operands.</summary>
    public static string Apply(Node node, IReadOnlyList<string> operands)
    {
        if (node.Operation is Cast cast)
            return ApplyCast(node.Operands[0].Element, cast.To, operands[0]);
        return string.Format(
            CultureInfo.InvariantCulture, Rows[((Primitive)node.Operation).GetType().Name], [.. operands]);
    }

    /// <summary>A float literal that reads back to the same bits.</summary>
    public static string Number(double value)
    {
        float number = (float)value;
        if (float.IsNaN(number))
            return "float.NaN";
        if (float.IsPositiveInfinity(number))
            return "float.PositiveInfinity";
        if (float.IsNegativeInfinity(number))
            return "float.NegativeInfinity";
        return number.ToString("R", CultureInfo.InvariantCulture) + "f";
    }

    /// <summary>
    /// The local that holds a named size. Other locals never end like this, so that a size may have any name; those
    /// that the planner made up (the counters of loops) begin with #, which no user can write.
    /// </summary>
    public static string SizeName(string name) => name[0] == '#' ? name.Substring(1) + "Index" : name + "Size";

    /// <summary>A size as an expression over the named sizes, parenthesised when it needs to be.</summary>
    public static string Size(Dim size)
    {
        if (size.IsConstant)
            return size.Value.ToString(CultureInfo.InvariantCulture);
        string text = string.Join(" + ", size.Terms.Select(Term));
        return size.Terms.Count > 1 || size.Terms[0].Factors.Count + (size.Terms[0].Coefficient == 1 ? 0 : 1) > 1
            ? $"({text})"
            : text;
    }

    private static string Term(Term term)
    {
        string factors = string.Join(" * ", term.Factors.Select(f => f is FloorQuotient q
            ? $"({Size(q.Numerator)} / {q.Denominator.ToString(CultureInfo.InvariantCulture)})"
            : SizeName(((NamedSize)f).Name)));
        string coefficient = term.Coefficient.ToString(CultureInfo.InvariantCulture);
        return factors.Length == 0 ? coefficient : term.Coefficient == 1 ? factors : $"({coefficient} * {factors})";
    }

    private static string ApplyCast(ElementType from, ElementType to, string x) => (from, to) switch
    {
        (ElementType.Bool, _) => $"V.And({x}, V.Create(1f))",
        (_, ElementType.Bool) => $"V.NotEqual({x}, V.Zero)",
        (_, ElementType.Int32) => $"V.Truncate({x})",
        _ => x,
    };
}
