using System.Globalization;
using System.Text;

namespace Ml.Reports;

/// <summary>Draws a chart as SVG; colours and fonts come from the page.</summary>
static class SvgChart
{
    const int Width = 640, Height = 300;
    const int Left = 58, Right = 14, Top = 44, Bottom = 44;
    const int Colours = 6;

    internal static string Render(Chart chart)
    {
        var points = chart.Lines.SelectMany(Finite).ToList();
        var x = new Axis(points.Select(point => point.X), Left, Width - Right);
        var y = new Axis(points.Select(point => point.Y), Height - Bottom, Top, chart.IsLogarithmic);

        var svg = new StringBuilder();
        var label = HtmlPage.Encode(chart.Title);
        svg.Append($"""<svg viewBox="0 0 {Width} {Height}" role="img" aria-label="{label}">""").Append('\n');
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
            Draw(svg, chart.Lines[i], x, y, i % Colours);
        DrawLegend(svg, chart);
        return svg.Append("</svg>\n").ToString();
    }

    static IEnumerable<(double X, double Y)> Finite(Series line)
        => line.Points.Where(point => double.IsFinite(point.X) && double.IsFinite(point.Y));

    static void Draw(StringBuilder svg, Series line, Axis x, Axis y, int colour)
    {
        var places = Finite(line).Select(point => (X: Number(x.Map(point.X)), Y: Number(y.Map(point.Y)))).ToList();
        var style = line.Marked ? "line" : "line thin";
        var path = string.Join(' ', places.Select(place => $"{place.X},{place.Y}"));
        svg.Append($"""<polyline class="{style} c{colour}" points="{path}"/>""").Append('\n');
        foreach (var place in line.Marked ? places : [])
            svg.Append($"""<circle class="dot c{colour}" cx="{place.X}" cy="{place.Y}" r="3"/>""").Append('\n');
    }

    static void DrawLegend(StringBuilder svg, Chart chart)
    {
        // From the right edge inwards; seven pixels are about a letter.
        double right = Width - Right;
        for (var i = chart.Lines.Count - 1; i >= 0; i--)
        {
            Text(svg, right, 34, "tick", "end", chart.Lines[i].Name);
            right -= 7 * chart.Lines[i].Name.Length + 8;
            Line(svg, right - 16, 30, right, 30, $"line c{i % Colours}");
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
