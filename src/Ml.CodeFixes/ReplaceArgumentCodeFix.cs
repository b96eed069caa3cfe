using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Shapes;

namespace Ml.CodeFixes;

/// <summary>ML2003: replaces the wrong number of an argument, such as "inputs: 1024", by the one that fits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceInputsCodeFix() : ReplaceArgumentCodeFix(ProblemIds.InnerSizes);

/// <summary>ML2004: replaces the wrong number of channels by the one that fits.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class ReplaceChannelsCodeFix() : ReplaceArgumentCodeFix(ProblemIds.Channels);

/// <summary>Writes the value that the diagnostic says is right.</summary>
public abstract class ReplaceArgumentCodeFix(string id) : ModelCodeFix(id)
{
    protected sealed override (string Title, SyntaxNode Root)? Fix(SyntaxNode root, Diagnostic diagnostic)
    {
        if (!diagnostic.Properties.TryGetValue("argument", out string? name)
            || !diagnostic.Properties.TryGetValue("value", out string? value) || !int.TryParse(value, out int number)
            || root.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<AttributeArgumentSyntax>() is not { } argument)
        {
            return null;
        }

        LiteralExpressionSyntax literal = SyntaxFactory.LiteralExpression(
            SyntaxKind.NumericLiteralExpression, SyntaxFactory.Literal(number)).WithTriviaFrom(argument.Expression);
        return ($"Write {name}: {value}", root.ReplaceNode(argument, argument.WithExpression(literal)));
    }
}
