using System.Globalization;
using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting;

/// <summary>How scalar expressions and sizes print as C# over <c>V : IVector&lt;V&gt;</c>.</summary>
public static class CSharpDialect
{
    /// <summary>The expression of one map node over the names of its operands.</summary>
    public static string Apply(Node node, IReadOnlyList<string> operands)
    {
        var map = (MapOperation)node.Operation;
        ElementType element = node.Operands[map.Subject].Element;
        return map is Cast cast
            ? LaneValue.Cast(element, cast.To, operands[0])
            : string.Format(
                CultureInfo.InvariantCulture, LimitRow(node) ?? CSharpRows.Of(element)[map.GetType().Name],
                [.. operands]);
    }

    /// <summary>
    /// The larger or smaller of x and a number: one instruction, which gives its second operand where that is NaN, or
    /// both are zeros (so that 0 is no lower limit here: -0 is below it).
    /// </summary>
    private static string? LimitRow(Node node)
    {
        string? which = node.Result.Element != ElementType.Float32 ? null
            : node.Operation switch { Maximum => "Max", Minimum => "Min", _ => null };
        int number = which is null ? -1 : node.Operands.Select(o => o.Producer.Operation)
            .ToList().FindIndex(o => o is ConstantLeaf { Number: not double.NaN } leaf
                && (leaf.Number != 0 || (which == "Min" && 1 / leaf.Number > 0)));
        return number < 0 ? null : $"V.{which}OrSecond({{{number}}}, {{{1 - number}}})";
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
        // A term with a coefficient has parentheses already.
        return size.Terms.Count > 1 || (size.Terms[0].Factors.Count > 1 && size.Terms[0].Coefficient == 1)
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
}
