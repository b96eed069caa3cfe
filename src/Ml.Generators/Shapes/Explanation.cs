using System.Globalization;
using System.Text;

namespace Ml.Generators.Shapes;

/// <summary>
/// The one grammar of every message, the same in the squiggle, the build log and a run-time exception:
/// <code>
/// what is wrong, in one line with the names of the layers
///   input [shape]                                             line 2
///     Layer(arguments)   -> [shape]          80 = 16 * 5      line 3
///     in 'Model':
///       Layer(arguments) -> [shape]                           line 9
///     Failing(arguments)    expects [shape]  &lt;- here         line 4
///   Fix: what to write instead.
/// </code>
/// A message about what was read has no path. Where two operands do not fit each other, both their paths stand there.
/// </summary>
public static class Explanation
{
    // A longer product of open sizes explains nothing, and makes every line of the path as long.
    private const int LongestArithmetic = 48;

    /// <summary>A mistake without shapes: what is wrong and what to write.</summary>
    public static string Render(string what, string? fix)
    {
        string text = what.TrimEnd('.');
        return fix is null ? text : $"{text}\n  Fix: {(EndsSentence(fix) ? fix : fix + ".")}";
    }

    private static bool EndsSentence(string text) =>
        text.EndsWith(".", StringComparison.Ordinal) || text.EndsWith("?", StringComparison.Ordinal);

    /// <param name="failing">The step that fails, as the last line of the path.</param>
    public static string Render(ShapeProblem problem, PathLine failing, IReadOnlyList<PathLine> path)
    {
        List<Row> rows = [];
        Add(rows, path, "  ");
        IReadOnlyList<PathLine> inside = problem.Inside;
        if (inside.Count > 0)
        {
            string model = inside[0].Model;
            rows.Add(new Row($"    in '{model.Substring(model.LastIndexOf('.') + 1)}':", "", "", 0));
            Add(rows, inside.Take(inside.Count - 1), "    ");
            failing = inside[inside.Count - 1];
        }

        if (path.Count > 0 || inside.Count > 0)
        {
            string indent = inside.Count > 0 ? "      " : "    ";
            string expects = problem.Expected is null ? "" : $"expects {problem.Expected}";
            rows.Add(new Row(indent + failing.Text, "   " + expects, "<- here", failing.Line) { IsFailing = true });
        }

        return Render(problem.Message + Print(rows), problem.Fix);
    }

    private static void Add(List<Row> rows, IEnumerable<PathLine> path, string indent)
    {
        foreach (PathLine line in path)
        {
            string local = line.Local is null ? "" : line.Local + " = ";
            if (line.From is null)
                rows.Add(new Row($"{indent}{line.Text} {line.To}", "", "", line.Line));
            else if (line.Changes)
                rows.Add(new Row($"{indent}  {local}{line.Text}", $"-> {line.To}", Arithmetic(line), line.Line));
        }
    }

    private static string Print(IReadOnlyList<Row> rows)
    {
        Row[] steps = rows.Where(r => r.Shape.Length > 0).ToArray();
        int name = steps.Select(r => r.Name.Length + (r.IsFailing ? 0 : 2)).DefaultIfEmpty(0).Max();
        int shape = steps.Select(r => r.Shape.Length).DefaultIfEmpty(0).Max() + 4;
        string[] lines = rows.Select(r => r.Shape.Length == 0 ? r.Name
            : (r.Name.PadRight(name) + r.Shape.PadRight(shape) + r.Note).TrimEnd()).ToArray();
        int width = lines.Select(l => l.Length).DefaultIfEmpty(0).Max() + 4;
        var text = new StringBuilder();
        for (int i = 0; i < rows.Count; i++)
        {
            string at = rows[i].Line == 0 ? "" : "line " + rows[i].Line.ToString(CultureInfo.InvariantCulture);
            text.Append('\n').Append((lines[i].PadRight(width) + at).TrimEnd());
        }

        return text.ToString();
    }

    /// <summary>"1600 = 64 * 5 * 5" where a size of the result is a product of sizes that stood side by side.</summary>
    private static string Arithmetic(PathLine step)
    {
        Shape from = step.From!;
        foreach (Dim size in step.To!.Shape.Where(d => !from.Contains(d)))
        {
            for (int first = 0; first < from.Rank; first++)
            {
                for (int count = 2; first + count <= from.Rank; count++)
                {
                    Dim[] run = from.Skip(first).Take(count).ToArray();
                    if (Dim.Product(run) == size)
                    {
                        string text = $"{size} = " + string.Join(
                            " * ", run.Select(d => d.IsConstant || d.Terms.Count == 1 ? d.ToString() : $"({d})"));
                        return text.Length > LongestArithmetic ? "" : text;
                    }
                }
            }
        }

        return "";
    }

    private sealed record Row(string Name, string Shape, string Note, int Line)
    {
        public bool IsFailing { get; init; }
    }
}
