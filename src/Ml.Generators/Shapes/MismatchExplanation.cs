using System.Text;

namespace Ml.Generators.Shapes;

/// <summary>A line of the way to a mismatch: the input itself, or a step with the shapes before and after it.</summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="From">The step's first operand, or null for an input.</param>
public sealed record PathLine(string Text, Shape? From, TensorType To);

/// <summary>
/// The text of a mismatch, the same in the squiggle, the build log and a run-time exception: what is wrong, the shapes
/// from the input to the failing layer, and what to write instead.
/// </summary>
public static class MismatchExplanation
{
    public static string Render(ShapeProblem problem, string failing, IReadOnlyList<PathLine> path)
    {
        var text = new StringBuilder(problem.Message);
        PathLine[] steps = path.Where(l => l.From is not null && !l.From.Equals(l.To.Shape)).ToArray();
        int name = Math.Max(failing.Length, steps.Select(l => l.Text.Length + 2).DefaultIfEmpty(0).Max());
        string expects = problem.Expected is null ? "" : $"expects {problem.Expected}";
        int shape = Math.Max(expects.Length, steps.Select(l => l.To.ToString().Length).DefaultIfEmpty(0).Max()) + 4;

        foreach (PathLine step in path)
        {
            if (step.From is null)
            {
                text.Append($"\n  {step.Text} {step.To}");
            }
            else if (steps.Contains(step))
            {
                string line = $"    {step.Text.PadRight(name)}-> {step.To.ToString().PadRight(shape)}";
                text.Append('\n').Append((line + Arithmetic(step)).TrimEnd());
            }
        }

        if (path.Count > 0)
            text.Append($"\n    {failing.PadRight(name)}   {expects.PadRight(shape)}<- here");
        if (problem.Fix is { } fix)
            text.Append("\n  Fix: ").Append(fix.EndsWith(".", StringComparison.Ordinal) ? fix : fix + ".");
        return text.ToString();
    }

    /// <summary>"1600 = 64 * 5 * 5" where a size of the result is a product of sizes that stood side by side.</summary>
    private static string Arithmetic(PathLine step)
    {
        Shape from = step.From!;
        foreach (Dim size in step.To.Shape.Where(d => !from.Contains(d)))
        {
            for (int first = 0; first < from.Rank; first++)
            {
                for (int count = 2; first + count <= from.Rank; count++)
                {
                    Dim[] run = from.Skip(first).Take(count).ToArray();
                    if (Dim.Product(run) == size)
                    {
                        return $"{size} = "
                            + string.Join(
                                " * ", run.Select(d => d.IsConstant || d.Terms.Count == 1 ? d.ToString() : $"({d})"));
                    }
                }
            }
        }

        return "";
    }
}
