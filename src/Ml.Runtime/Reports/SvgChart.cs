using System.Globalization;
using System.Text;

namespace Ml.Reports;

/// <summary>Draws a chart as SVG; colours and fonts come from the page.</summary>
static class SvgChart
{
    const int Width = 640, Height = 300;
    const int LeastLeft = 58, Right = 14, Top = 58, Bottom = 44;
    const int Colours = 6, XTicks = 8, YTicks = 5;

    // About what a letter of the small text takes.
    const double Letter = 6.6;

    internal static string Render(Chart chart)
    {
        var points = chart.Lines.SelectMany(line => Finite(line.Points)).ToList();
        var x = new Axis(points.Select(point => point.X).Concat(chart.Includes.X), LeastLeft, Width - Right);
        var y = new Axis(
            points.Select(point => point.Y).Concat(chart.Includes.Y), Height - Bottom, Top, chart.IsLogarithmic);
        var labels = y.Ticks(YTicks).Select(tick => (tick, Text: y.Label(tick, YTicks))).ToList();
        var left = Math.Max(LeastLeft, labels.Select(label => label.Text.Length * Letter + 14).DefaultIfEmpty(0).Max());
        x.Place(left, Width - Right);

        var svg = new StringBuilder();
        var name = HtmlPage.Encode(chart.Title);
        svg.Append($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{name}">""").Append('\n');
        Text(svg, left, 20, "title", "start", chart.Title + (chart.IsLogarithmic ? " (logarithmic)" : ""));
        foreach (var (tick, text) in labels)
        {
            Line(svg, left, y.Map(tick), Width - Right, y.Map(tick), "grid");
            Text(svg, left - 6, y.Map(tick) + 4, "tick", "end", text);
        }

        foreach (var tick in x.Ticks(XTicks))
        {
            Line(svg, x.Map(tick), Height - Bottom, x.Map(tick), Height - Bottom + 4, "grid");
            Text(svg, x.Map(tick), Height - Bottom + 17, "tick", "middle", x.Label(tick, XTicks));
        }

        Text(svg, (left + Width - Right) / 2, Height - 8, "tick", "middle", chart.XTitle);
        foreach (var (at, label) in chart.Marks)
            DrawMark(svg, x.Map(at), label);
        for (var i = 0; i < chart.Lines.Count; i++)
            Draw(svg, chart.Lines[i], x, y, i % Colours);
        DrawLegend(svg, chart);
        return svg.Append("</svg>\n").ToString();
    }

    static IEnumerable<(double X, double Y)> Finite(IEnumerable<(double X, double Y)> points)
        => points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y));

    static void Draw(StringBuilder svg, Series line, Axis x, Axis y, int colour)
    {
        var smoothed = line.Smoothed;
        if (!ReferenceEquals(smoothed, line.Points))
            Polyline(svg, Places(line.Points), "line faint", colour);
        var places = Places(smoothed);
        Polyline(svg, places, "line", colour);
        // A lone point is no line.
        foreach (var place in line.Marked || places.Count == 1 ? places : [])
            svg.Append($"""<circle class="dot c{colour}" cx="{place.X}" cy="{place.Y}" r="3"/>""").Append('\n');

        List<(string X, string Y)> Places(IReadOnlyList<(double X, double Y)> points) =>
            [.. Finite(points).Select(point => (Number(x.Map(point.X)), Number(y.Map(point.Y))))];
    }

    static void Polyline(StringBuilder svg, List<(string X, string Y)> places, string style, int colour)
    {
        var path = string.Join(' ', places.Select(place => $"{place.X},{place.Y}"));
        svg.Append($"""<polyline class="{style} c{colour}" points="{path}"/>""").Append('\n');
    }

    /// <summary>The word stands above the lines, as far to the left as it must.</summary>
    static void DrawMark(StringBuilder svg, double at, string label)
    {
        Line(svg, at, Top, at, Height - Bottom, "mark");
        var half = label.Length * Letter / 2;
        Text(svg, Math.Min(at, Width - Right - half), Top - 5, "tick", "middle", label);
    }

    static void DrawLegend(StringBuilder svg, Chart chart)
    {
        // From the right edge inwards.
        double right = Width - Right;
        for (var i = chart.Lines.Count - 1; i >= 0; i--)
        {
            if (chart.Lines[i].IsEmpty)
                continue;
            var isRaw = ReferenceEquals(chart.Lines[i].Smoothed, chart.Lines[i].Points);
            var name = chart.Lines[i].Name + (isRaw ? "" : ", smoothed");
            Text(svg, right, 38, "tick", "end", name);
            right -= Letter * name.Length + 12;
            Line(svg, right - 16, 34, right, 34, $"line c{i % Colours}");
            right -= 30;
        }
    }

    static void Line(StringBuilder svg, double x1, double y1, double x2, double y2, string style)
    {
        var (from, to) = ((X: Number(x1), Y: Number(y1)), (X: Number(x2), Y: Number(y2)));
        svg.Append($"""<line class="{style}" x1="{from.X}" y1="{from.Y}" x2="{to.X}" y2="{to.Y}"/>""").Append('\n');
    }

    static void Text(StringBuilder svg, double x, double y, string style, string anchor, string text)
    {
        var place = $"""text-anchor="{anchor}" x="{Number(x)}" y="{Number(y)}" """;
        svg.Append($"""<text class="{style}" {place}>{HtmlPage.Encode(text)}</text>""").Append('\n');
    }

    static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);
}
