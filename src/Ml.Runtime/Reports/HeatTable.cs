using System.Globalization;
using System.Text;
using Ml.Metrics;

namespace Ml.Reports;

/// <summary>A confusion matrix as a table whose cells are the darker, the larger their share of the row.</summary>
static class HeatTable
{
    internal static string Render(ConfusionMatrix matrix)
    {
        var html = new StringBuilder("<div class=\"wide\"><table class=\"matrix\">\n");
        html.Append("<tr><th class=\"left\">actual \\ predicted</th>");
        foreach (var name in matrix.Names)
            html.Append($"<th>{HtmlPage.Encode(name)}</th>");
        html.Append("<th>recall</th></tr>\n");
        for (var row = 0; row < matrix.Classes; row++)
            AppendRow(html, matrix, row);

        html.Append("<tr><th class=\"left\">precision</th>");
        for (var column = 0; column < matrix.Classes; column++)
            html.Append($"<th>{Percent(matrix.Precision(column))}</th>");
        return html.Append($"<th>{Percent(matrix.Value)}</th></tr>\n</table></div>\n").ToString();
    }

    static void AppendRow(StringBuilder html, ConfusionMatrix matrix, int row)
    {
        long total = 0;
        for (var column = 0; column < matrix.Classes; column++)
            total += matrix[row, column];

        html.Append($"<tr><th class=\"left\">{HtmlPage.Encode(matrix.Names[row])}</th>");
        for (var column = 0; column < matrix.Classes; column++)
        {
            var count = matrix[row, column];
            // Mistakes are rare: the square root makes one in a hundred visible.
            var shade = total == 0 ? 0 : Math.Sqrt((double)count / total) * 0.75;
            html.Append(CultureInfo.InvariantCulture, $"<td style=\"background: rgba(var(--heat), {shade:0.###})\">");
            html.Append(count == 0 ? "" : count.ToString(CultureInfo.InvariantCulture)).Append("</td>");
        }

        html.Append($"<th>{Percent(matrix.Recall(row))}</th></tr>\n");
    }

    static string Percent(double share)
        => double.IsNaN(share) ? "-" : (100 * share).ToString("F1", CultureInfo.InvariantCulture) + " %";
}
