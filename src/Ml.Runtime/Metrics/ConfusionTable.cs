using System.Globalization;
using System.Text;

namespace Ml.Metrics;

/// <summary>Plain-text layout of a confusion matrix.</summary>
static class ConfusionTable
{
    const string Corner = "actual \\ predicted";

    internal static string Render(ConfusionMatrix matrix)
    {
        int classes = matrix.Classes;
        int nameWidth = Math.Max(Corner.Length, matrix.Names.Max(n => n.Length));
        var widths = new int[classes];
        for (int column = 0; column < classes; column++)
        {
            widths[column] = Math.Max(matrix.Names[column].Length, Percent(matrix.Precision(column)).Length);
            for (int row = 0; row < classes; row++)
                widths[column] = Math.Max(widths[column], Cell(matrix[row, column]).Length);
        }

        var text = new StringBuilder();
        text.Append(Corner.PadRight(nameWidth));
        for (int column = 0; column < classes; column++)
            text.Append("  ").Append(matrix.Names[column].PadLeft(widths[column]));
        text.Append("  recall\n");

        for (int row = 0; row < classes; row++)
        {
            text.Append(matrix.Names[row].PadRight(nameWidth));
            for (int column = 0; column < classes; column++)
                text.Append("  ").Append(Cell(matrix[row, column]).PadLeft(widths[column]));
            text.Append("  ").Append(Percent(matrix.Recall(row)).PadLeft(6)).Append('\n');
        }

        text.Append("precision".PadRight(nameWidth));
        for (int column = 0; column < classes; column++)
            text.Append("  ").Append(Percent(matrix.Precision(column)).PadLeft(widths[column]));
        text.Append("  ").Append(Percent(matrix.Value).PadLeft(6)).Append('\n');
        return text.ToString();
    }

    /// <summary>Zero is a dot: the eye should find the mistakes.</summary>
    static string Cell(long count) => count == 0 ? "." : count.ToString(CultureInfo.InvariantCulture);

    static string Percent(double share)
        => double.IsNaN(share) ? "-" : (100 * share).ToString("F1", CultureInfo.InvariantCulture) + "%";
}
