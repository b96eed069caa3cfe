using System.Collections.Concurrent;
using System.Globalization;
using System.Text;

namespace Ml.Generators.Tests.Corpus;

/// <summary>A folder of cases, counted.</summary>
public sealed class CorpusTable
{
    private static readonly ConcurrentDictionary<string, CorpusTable> Known = new(StringComparer.Ordinal);

    private CorpusTable(IReadOnlyList<CorpusOutcome> outcomes) => Outcomes = outcomes;

    public IReadOnlyList<CorpusOutcome> Outcomes { get; }

    public IReadOnlyList<CorpusOutcome> Broken => [.. Outcomes.Where(o => !o.Case.IsCorrect)];

    public IReadOnlyList<CorpusOutcome> FalseAlarms => [.. Outcomes.Where(o => o.Case.IsCorrect && (o.Diagnostics.Count > 0 || o.FollowUps.Count > 0))];

    /// <summary>The columns of the table, in order.</summary>
    public static IReadOnlyList<(string Name, Func<CorpusOutcome, bool> Holds)> Columns { get; } =
    [
        ("caught", o => o.IsCaught), ("as an error", o => o.IsError), ("right line", o => o.HasLine), ("right span", o => o.HasSpan),
        ("all facts", o => o.HasFacts), ("right fix", o => o.HasFix), ("alone", o => o.Others == 0), ("no follow-ups", o => o.FollowUps.Count == 0),
        ("quick fix", o => o.HasQuickFix), ("which heals", o => o.HasQuickFix && o.QuickFixHeals),
    ];

    /// <summary>Each folder is compiled once, whoever counts.</summary>
    public static CorpusTable Of(string folder) =>
        Known.GetOrAdd(folder, f => new CorpusTable([.. CorpusCase.In(f).Select(CorpusOutcome.Of)]));

    public int Count(string column) => Broken.Count(Columns.Single(c => c.Name == column).Holds);

    public override string ToString()
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"| category | cases | {string.Join(" | ", Columns.Select(c => c.Name))} |");
        text.AppendLine($"|---|---|{string.Concat(Columns.Select(_ => "---|"))}");
        foreach (IGrouping<string, CorpusOutcome> category in Broken.GroupBy(o => o.Case.Category).OrderBy(g => g.Key, StringComparer.Ordinal))
            Row(text, category.Key, [.. category]);
        Row(text, "all", Broken);
        text.AppendLine(CultureInfo.InvariantCulture, $"{Outcomes.Count - Broken.Count} correct models, {FalseAlarms.Count} false alarms");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, IReadOnlyList<CorpusOutcome> cases) => text.AppendLine(
        CultureInfo.InvariantCulture, $"| {name} | {cases.Count} | {string.Join(" | ", Columns.Select(c => cases.Count(c.Holds)))} |");
}
