using System.Globalization;

namespace Ml.Generators.Lowering.Losses;

/// <summary>
/// What the addends of a loss are called: as the output they read where that is one term's only, else as their
/// function.
/// </summary>
internal static class LossNames
{
    public static IReadOnlyList<string> Of(
        IReadOnlyList<(string Loss, int Output)> terms, IReadOnlyList<string> outputs)
    {
        if (terms.Count == 1)
            return ["loss"];
        string[] names = terms.Select(term =>
        {
            bool ownsOutput = term.Output >= 0 && terms.Count(t => t.Output == term.Output) == 1;
            string function = term.Loss.Length == 0 ? "" : char.ToLowerInvariant(term.Loss[0]) + term.Loss.Substring(1);
            bool ownsFunction = function.Length > 0 && terms.Count(t => t.Loss == term.Loss) == 1;
            return ownsOutput ? outputs[term.Output]
                : ownsFunction ? function
                : term.Output >= 0 && function.Length > 0 ? $"{outputs[term.Output]} {function}"
                : "term";
        }).ToArray();
        return names.Select((name, i) => name != "term" && names.Count(n => n == name) == 1 ? name
            : $"{name} {names.Take(i + 1).Count(n => n == name).ToString(CultureInfo.InvariantCulture)}").ToArray();
    }
}
