using System.Runtime.CompilerServices;
using System.Text;
using Ml.Generators.Ops;

namespace Ml.Testing.Docs;

/// <summary>docs/operators.md, written from the compiler's own lists.</summary>
public static class OperatorsPage
{
    public static string Write()
    {
        var text = new StringBuilder("""
            # Operators

            Written from the code; a test compares (set `ML_UPDATE=1` to write it anew). Layers, functions and losses are a few
            lines over the primitives in `src/Ml.Generators/Ops/Composites`, and their gradients and kernels follow.


            """.ReplaceLineEndings("\n"));
        Primitives(text);
        Composites(text, "Layers", "Attributes, of the sequential form or on a partial method.", Forms.Layer);
        Composites(text, "Losses", "Attributes that close a sequential model, and functions of a `Loss` body.", Forms.Loss);
        Composites(text, "Functions", "Members of `Ml.Functions`, for the bodies of `Forward` and `Loss`.", Forms.Function, Forms.Loss);
        return text.ToString().TrimEnd('\n') + "\n";
    }

    private static void Primitives(StringBuilder text)
    {
        text.Append("## Primitives\n\nThe operations that kernels exist for.\n\n| family | primitive | an element of the result |\n|---|---|---|\n");
        IEnumerable<(string Family, string Name, string Summary)> rows = typeof(Primitive).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Primitive)))
            .Select(t => (Type: t, Primitive: (Primitive)RuntimeHelpers.GetUninitializedObject(t)))
            .Select(p => (p.Primitive.Family, p.Type.Name, p.Primitive.Summary));
        string[] families = ["map", "reduce", "contract", "window", "move", "index", "random", "loop"];
        foreach ((string family, string name, string summary) in rows
            .OrderBy(r => Array.IndexOf(families, r.Family)).ThenBy(r => r.Name, StringComparer.Ordinal))
        {
            text.Append($"| {family} | {name} | {Escape(summary)} |\n");
        }
    }

    private static void Composites(StringBuilder text, string title, string intro, Forms form, Forms without = Forms.None)
    {
        text.Append($"\n## {title}\n\n{intro}\n\n| name | result | shapes | arguments | tensors it owns |\n|---|---|---|---|---|\n");
        foreach (Signature s in Composite.All.Values.Select(c => c.Signature))
        {
            if (!s.Forms.HasFlag(form) || (without != Forms.None && s.Forms.HasFlag(without)))
                continue;
            string arguments = string.Join(", ", s.Arguments.Select(a => a.Default is null ? a.Name : $"{a.Name} = {(a.Default.Length == 0 ? "all" : a.Default)}"));
            string weights = string.Join(", ", s.Weights.Select(w => $"{w.Name} {w.Shape}"));
            text.Append($"| {s.Name} | {Code(s.Formula)} | {Escape(s.ShapeRule)} | {Code(arguments)} | {Code(weights)} |\n");
        }
    }

    private static string Code(string text) => text.Length == 0 ? "" : $"`{Escape(text)}`";

    private static string Escape(string text) => text.Replace("|", "\\|");
}
