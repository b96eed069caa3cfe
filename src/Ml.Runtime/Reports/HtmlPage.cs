using System.Net;
using System.Text;

namespace Ml.Reports;

/// <summary>
/// A page that needs no other file: headings, charts, tables, in light or dark as the reader prefers.
/// </summary>
sealed class HtmlPage(string title)
{
    const string Style = """
        :root { --ink: #1d2230; --dim: #667085; --rule: #e3e6ec; --paper: #fff; --card: #f8f9fb; --heat: 37, 99, 235;
          --c0: #2563eb; --c1: #d97706; --c2: #059669; --c3: #c026d3; --c4: #dc2626; --c5: #0891b2; }
        @media (prefers-color-scheme: dark) { :root { --ink: #e6e8ee; --dim: #98a2b3; --rule: #333a48; --paper: #14171f;
          --card: #1b1f2a; --heat: 96, 150, 255; --c0: #6ea0ff; --c1: #f0a53a; --c2: #34d399; --c3: #e879f9;
          --c4: #f87171; --c5: #22d3ee; } }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
          max-width: 1360px; margin: 2rem auto; padding: 0 1.5rem; }
        h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
        p { color: var(--dim); margin: .2rem 0 1rem; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(32rem, 100%), 1fr)); gap: 1rem;
          margin: 1rem 0; }
        svg { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; width: 100%; }
        svg .title { font-size: 15px; font-weight: 600; fill: var(--ink); }
        svg .tick { font-size: 12px; fill: var(--dim); }
        svg .grid { stroke: var(--rule); } svg .line { fill: none; stroke-width: 2; }
        svg .faint { stroke-width: 1; stroke-opacity: .35; } svg .mark { stroke: var(--dim); stroke-dasharray: 4 3; }
        .c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); }
        .c3 { stroke: var(--c3); } .c4 { stroke: var(--c4); } .c5 { stroke: var(--c5); }
        svg .dot { fill: var(--paper); stroke-width: 2; }
        .wide { overflow-x: auto; }
        table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--rule); text-align: right; white-space: nowrap; }
        th { color: var(--dim); font-weight: 500; } .left { text-align: left; } .text { white-space: normal; }
        .best td { font-weight: 600; background: rgba(var(--heat), .1); }
        .matrix { width: auto; min-width: 50%; } .matrix th, .matrix td { text-align: center; }
        .matrix .left { text-align: left; }
        """;

    readonly StringBuilder _body = new();

    /// <summary>A heading of a section.</summary>
    internal void Heading(string text) => _body.Append($"<h2>{Encode(text)}</h2>\n");

    /// <summary>A line of plain text.</summary>
    internal void Paragraph(string text) => _body.Append($"<p>{Encode(text)}</p>\n");

    /// <summary>Charts side by side where the page is wide enough; one without a number to draw is left out.</summary>
    internal void Charts(IEnumerable<Chart> charts)
    {
        var drawn = charts.Where(chart => !chart.IsEmpty).Select(SvgChart.Render);
        _body.Append($"<div class=\"charts\">\n{string.Concat(drawn)}</div>\n");
    }

    /// <summary>A list of lines of plain text.</summary>
    internal void List(IEnumerable<string> lines)
        => _body.Append($"<ul>\n{string.Concat(lines.Select(line => $"<li>{Encode(line)}</li>\n"))}</ul>\n");

    /// <summary>
    /// A table across the page; the first <paramref name="textColumns"/> columns are text, the others numbers.
    /// </summary>
    /// <param name="head">The titles of the columns.</param>
    /// <param name="rows">As wide as the head.</param>
    /// <param name="textColumns">How many columns are text.</param>
    /// <param name="best">A row to stand out, from 0; -1 for none.</param>
    internal void Table(
        IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, int textColumns, int best = -1)
    {
        _body.Append("<div class=\"wide\"><table>\n<tr>");
        for (var i = 0; i < head.Count; i++)
            _body.Append($"<th{(i < textColumns ? " class=\"left\"" : "")}>{Encode(head[i])}</th>");
        _body.Append("</tr>\n");
        foreach (var (number, row) in rows.Index())
        {
            _body.Append(number == best ? "<tr class=\"best\">" : "<tr>");
            for (var i = 0; i < row.Count; i++)
                _body.Append($"<td{(i < textColumns ? " class=\"left text\"" : "")}>{Encode(row[i])}</td>");
            _body.Append("</tr>\n");
        }

        _body.Append("</table></div>\n");
    }

    /// <summary>Markup made by another part of this folder.</summary>
    internal void Raw(string markup) => _body.Append(markup);

    /// <summary>The whole page.</summary>
    public override string ToString() =>
        $"""
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <title>{Encode(title)}</title>
        <style>
        {Style}
        </style>
        </head>
        <body>
        <h1>{Encode(title)}</h1>
        {_body}</body>
        </html>

        """;

    internal static string Encode(string text) => WebUtility.HtmlEncode(text);
}
