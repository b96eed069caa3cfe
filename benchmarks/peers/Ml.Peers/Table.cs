namespace Ml.Peers;

/// <summary>
/// All lines of a result file as one table. Each peer stands with its best variant (PyTorch has several ways to run a
/// model) in its best round: other work on the machine only ever adds time.
/// </summary>
static class Table
{
    public const string Ours = "ours";

    public static string Of(IEnumerable<Measurement> lines)
    {
        var best = lines
            .GroupBy(m => (m.Case, m.Threads, Family: Family(m.Peer)))
            .ToDictionary(g => g.Key, g => g.MinBy(m => m.Median)!);
        var rows = best.Keys.Select(k => (k.Case, k.Threads)).Distinct()
            .OrderBy(r => r.Threads).ThenBy(r => r.Case.Contains("train")).ThenBy(r => r.Case, StringComparer.Ordinal);

        var text = new List<string>
        {
            "| case | threads | ours, us | ONNX Runtime, us | PyTorch, us (variant) | vs ONNX Runtime | vs PyTorch |",
            "|---|---:|---:|---:|---:|---:|---:|",
        };
        foreach (var (name, threads) in rows)
        {
            Measurement? Find(string family) => best.GetValueOrDefault((name, threads, family));
            var (ours, ort, torch) = (Find(Ours), Find("ort"), Find("torch"));
            var variant = torch is null ? "" : $" ({torch.Peer})";
            text.Add($"| {name} | {threads} | {Figure(ours)} | {Figure(ort)} | {Figure(torch)}{variant} | {Ratio(ort, ours)} | {Ratio(torch, ours)} |");
        }

        return string.Join('\n', text);
    }

    // torch-eager, torch-frozen, torch-channels-last ... are one peer.
    static string Family(string peer) => peer.Split('-', '+')[0];

    static string Figure(Measurement? m) => m is null ? "-" : m.Median < 100 ? $"{m.Median:f1}" : $"{m.Median:f0}";

    static string Ratio(Measurement? theirs, Measurement? ours) =>
        theirs is null || ours is null ? "-" : $"{theirs.Median / ours.Median:f2}x";
}
