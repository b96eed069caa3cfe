using System.Globalization;
using System.Net;
using System.Text;

namespace Ml.Reports;

/// <summary>Draws a chart as SVG; colours and fonts come from the page.</summary>
static class SvgChart
{
    const int Width = 640, Height = 300;
    const int Left = 58, Right = 14, Top = 44, Bottom = 44;

    internal static string Render(Chart chart)
    {
        var points = chart.Lines.SelectMany(line => line.Points).Where(p =>
            double.IsFinite(p.X) && double.IsFinite(p.Y)).ToList();
        var x = new Axis(points.Select(point => point.X), Left, Width - Right);
        var y = new Axis(points.Select(point => point.Y), Height - Bottom, Top, chart.IsLogarithmic);

        var svg = new StringBuilder();
        svg.Append(
            $"<svg viewBox=\"0 0 {Width} {Height}\" role=\"img\" aria-label=\"{WebUtility.HtmlEncode(chart.Title)}\">\n");
        Text(svg, Left, 18, "title", "start", chart.Title + (chart.IsLogarithmic ? " (logarithmic)" : ""));
        foreach (var tick in y.Ticks(5))
        {
            Line(svg, Left, y.Map(tick), Width - Right, y.Map(tick), "grid");
            Text(svg, Left - 6, y.Map(tick) + 4, "tick", "end", Axis.Label(tick));
        }

        foreach (var tick in x.Ticks(8))
        {
            Line(svg, x.Map(tick), Height - Bottom, x.Map(tick), Height - Bottom + 4, "grid");
            Text(svg, x.Map(tick), Height - Bottom + 17, "tick", "middle", Axis.Label(tick));
        }

        Text(svg, (Left + Width - Right) / 2.0, Height - 8, "tick", "middle", chart.XTitle);
        for (var i = 0; i < chart.Lines.Count; i++)
            Draw(svg, chart.Lines[i], x, y, i);
        DrawLegend(svg, chart);
        return svg.Append("</svg>\n").ToString();
    }

    static void Draw(StringBuilder svg, Series line, Axis x, Axis y, int colour)
    {
        var places = line.Points.Where(p => double.IsFinite(p.X) && double.IsFinite(p.Y))
            .Select(p => (X: x.Map(p.X), Y: y.Map(p.Y))).ToList();
        svg.Append($"<polyline class=\"line c{colour % 6}{(line.Marked ? "" : " thin")}\" points=\"");
        svg.AppendJoin(' ', places.Select(place => $"{Number(place.X)},{Number(place.Y)}")).Append("\"/>\n");
        if (!line.Marked)
            return;
        foreach (var place in places)
            svg.Append(
                $"<circle class=\"dot c{colour % 6}\" cx=\"{Number(place.X)}\" cy=\"{Number(place.Y)}\" r=\"3\"/>\n");
    }

    static void DrawLegend(StringBuilder svg, Chart chart)
    {
        // From the right edge inwards; seven pixels are about a letter.
        double right = Width - Right;
        for (var i = chart.Lines.Count - 1; i >= 0; i--)
        {
            Text(svg, right, 34, "tick", "end", chart.Lines[i].Name);
            right -= 7 * chart.Lines[i].Name.Length + 8;
            svg.Append(
                $"<line class=\"line c{i % 6}\" x1=\"{Number(right - 16)}\" y1=\"30\" x2=\"{Number(right)}\" y2=\"30\"/>\n");
            right -= 30;
        }
    }

    static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, string style)
        => svg.Append(
            $"<line class=\"{style}\" x1=\"{Number(x1)}\" y1=\"{Number(y1)}\" x2=\"{Number(x2)}\" y2=\"{Number(y2)}\"/>\n");

    static void Text(StringBuilder svg, double x, double y, string style, string anchor, string text)
        => svg.Append(
            $"<text class=\"{style}\" text-anchor=\"{anchor}\" x=\"{Number(x)}\" y=\"{Number(y)}\">{WebUtility.HtmlEncode(text)}</text>\n");

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
