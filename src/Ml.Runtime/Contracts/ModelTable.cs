using System.Globalization;

namespace Ml.Contracts;

/// <summary>Prints a <see cref="ModelInfo"/> as a table: text to the left, numbers to the right.</summary>
static class ModelTable
{
    const int FirstNumber = 3;
    const string Gap = "  ";

    public static void Write(ModelInfo model, TextWriter writer)
    {
        List<string[]> rows = [["layer", "kind", "output", "parameters", "FLOPs"]];
        rows.AddRange(model.Inputs.Select(input => (string[])[input.Name, Kind(input.Element), input.Shape, "", ""]));
        rows.AddRange(model.Layers.Select(layer => (string[])
            [layer.Name, layer.Kind, layer.OutputShape, Number(layer.Parameters), Number(layer.Flops)]));
        string[] total = ["total", "", "", Number(model.ParameterCount), Number(model.Flops)];

        var widths = new int[total.Length];
        foreach (var row in rows.Append(total))
            for (var i = 0; i < row.Length; i++)
                widths[i] = Math.Max(widths[i], row[i].Length);

        var rule = new string('-', widths.Sum() + Gap.Length * (widths.Length - 1));
        writer.WriteLine(model.Name);
        WriteRow(rows[0]);
        writer.WriteLine(rule);
        foreach (var row in rows.Skip(1))
            WriteRow(row);
        writer.WriteLine(rule);
        WriteRow(total);
        writer.WriteLine($"parameters {Bytes(model.ParameterCount * sizeof(float))}, " +
                         $"workspace {Bytes(model.WorkspaceBytes)} for one example");
        foreach (var term in model.LossTerms)
            writer.WriteLine(Describe(model, term));

        void WriteRow(string[] row)
        {
            var cells = row.Select((text, i) =>
                i < FirstNumber ? text.PadRight(widths[i]) : text.PadLeft(widths[i]));
            writer.WriteLine(string.Join(Gap, cells).TrimEnd());
        }
    }

    static string Describe(ModelInfo model, LossTerm term)
    {
        var weight = term.Weight == 1 ? "" : term.Weight.ToString("G6", CultureInfo.InvariantCulture) + " * ";
        var output = term.Output >= 0 ? " of " + model.Outputs[term.Output].Name : "";
        var target = term.Target >= 0 ? " against " + model.Targets[term.Target].Name : "";
        var reduction = term.Reduction switch
        {
            LossReduction.Mean => "mean over what counts",
            LossReduction.Sum => "sum",
            _ => "by batch: its figure depends on the batch size",
        };
        var classes = term.ClassAxis >= 0 ? $"; classes along axis {term.ClassAxis}" : "";
        var ignored = term.Ignored is { } number ? $"; {number} does not count" : "";
        return $"{term.Name}: {weight}{(term.Loss.Length > 0 ? term.Loss : "arithmetic")}{output}{target}, "
            + reduction + classes + ignored;
    }

    static string Kind(ElementKind element) => element == ElementKind.Int32 ? "input, int32" : "input";

    // A layer without parameters or work shows a dash: the eye finds the expensive rows faster.
    static string Number(long value) => value == 0 ? "-" : value.ToString("N0", CultureInfo.InvariantCulture);

    static string Bytes(long bytes) => bytes switch
    {
        < 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes} B"),
        < 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1024.0:F1} KiB"),
        < 1024L * 1024 * 1024 => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024):F1} MiB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / (1024.0 * 1024 * 1024):F1} GiB"),
    };
}
