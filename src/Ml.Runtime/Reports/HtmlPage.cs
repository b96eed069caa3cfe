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
          --card: #1b1f2a; --heat: 96, 150, 255; --c0: #6ea0ff; --c1: #f0a53a; --c2: #34d399; --c3: #e879f9; } }
        body { font: 15px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
          max-width: 1360px; margin: 2rem auto; padding: 0 1.5rem; }
        h1 { font-size: 1.7rem; margin: 0 0 .3rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .6rem; }
        p { color: var(--dim); margin: .2rem 0 1rem; }
        .charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(26rem, 1fr)); gap: 1rem; }
        svg { background: var(--card); border: 1px solid var(--rule); border-radius: 8px; width: 100%; }
        svg .title { font-size: 15px; font-weight: 600; fill: var(--ink); }
        svg .tick { font-size: 12px; fill: var(--dim); }
        svg .grid { stroke: var(--rule); } svg .line { fill: none; stroke-width: 2; } svg .thin { stroke-width: 1.2; }
        .c0 { stroke: var(--c0); } .c1 { stroke: var(--c1); } .c2 { stroke: var(--c2); }
        .c3 { stroke: var(--c3); } .c4 { stroke: var(--c4); } .c5 { stroke: var(--c5); }
        svg .dot { fill: var(--paper); stroke-width: 2; }
        table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
        th, td { padding: .25rem .7rem; border-bottom: 1px solid var(--rule); text-align: right; }
        th { color: var(--dim); font-weight: 500; } .left { text-align: left; }
        """;

    readonly StringBuilder _body = new();

    /// <summary>A heading of a section.</summary>
    internal void Heading(string text) => _body.Append($"<h2>{Encode(text)}</h2>\n");

    /// <summary>A line of plain text.</summary>
    internal void Paragraph(string text) => _body.Append($"<p>{Encode(text)}</p>\n");

    /// <summary>Charts side by side where the page is wide enough.</summary>
    internal void Charts(IEnumerable<Chart> charts)
        => _body.Append($"<div class=\"charts\">\n{string.Concat(charts.Select(SvgChart.Render))}</div>\n");

    /// <summary>A table; the first <paramref name="textColumns"/> columns are text, the others numbers.</summary>
    internal void Table(IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows, int textColumns)
    {
        _body.Append("<table>\n<tr>");
        for (var i = 0; i < head.Count; i++)
            _body.Append($"<th{(i < textColumns ? " class=\"left\"" : "")}>{Encode(head[i])}</th>");
        _body.Append("</tr>\n");
        foreach (var row in rows)
        {
            _body.Append("<tr>");
            for (var i = 0; i < row.Count; i++)
                _body.Append($"<td{(i < textColumns ? " class=\"left\"" : "")}>{Encode(row[i])}</td>");
            _body.Append("</tr>\n");
        }

        _body.Append("</table>\n");
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
