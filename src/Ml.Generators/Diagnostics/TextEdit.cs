using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Ml.Generators.Diagnostics;

/// <summary>
/// A change of a file that a quick fix makes, as a property of its diagnostic: analyzers know what is right, and
/// quick fixes live where there are workspaces.
/// </summary>
/// <param name="Path">The file, as its syntax tree has it.</param>
public sealed record TextEdit(string Path, TextSpan Span, string Text)
{
    private const string Title = "title", Edit = "edit";

    /// <summary>What stands at a place, without the name of an argument, replaced.</summary>
    public static TextEdit Instead(Location place, string text)
    {
        SyntaxNode node = place.SourceTree!.GetRoot().FindNode(place.SourceSpan);
        TextSpan span = node switch
        {
            AttributeArgumentSyntax attribute => attribute.Expression.Span,
            ArgumentSyntax argument => argument.Expression.Span,
            _ => place.SourceSpan,
        };
        return new TextEdit(place.SourceTree.FilePath, span, text);
    }

    /// <summary>The properties that carry edits under a title; none where there is nothing to write.</summary>
    public static ImmutableDictionary<string, string?> Write(string title, IReadOnlyList<TextEdit> edits)
    {
        ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty;
        if (edits.Count == 0)
            return properties;
        for (int i = 0; i < edits.Count; i++)
            properties = properties.Add(Key(i), edits[i].ToString());
        return properties.Add(Title, title);
    }

    /// <summary>The edits that properties carry, and their title; null where there are none.</summary>
    public static (string Title, IReadOnlyList<TextEdit> Edits)? Read(
        ImmutableDictionary<string, string?> properties)
    {
        List<TextEdit> edits = [];
        while (properties.TryGetValue(Key(edits.Count), out string? written) && written is not null)
            edits.Add(Parse(written));
        return edits.Count > 0 && properties.TryGetValue(Title, out string? title) ? (title ?? "", edits) : null;
    }

    public override string ToString() => string.Join("\n", Path, Print(Span.Start), Print(Span.Length), Text);

    private static TextEdit Parse(string written)
    {
        string[] parts = written.Split(['\n'], 4);
        return new TextEdit(parts[0], new TextSpan(Number(parts[1]), Number(parts[2])), parts[3]);
    }

    private static string Key(int number) => Edit + Print(number);

    private static string Print(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
