using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Ml.Generators.Reading;
using Ml.Generators.Specs;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>Calls and layers as a whole: taken out, replaced, kept.</summary>
internal sealed partial class SourceEdits
{
    private void Remove(int step)
    {
        Site site = _read.Map.Steps[step];
        int layer = _read.Spec.Steps[step].Layer;
        if (_read.Spec.IsSequential)
        {
            if (NodeAt(site.Whole) is AttributeSyntax attribute)
                RemoveAttribute(attribute);
            else
                _isWritable = false;
            return;
        }

        if (NodeAt(site.Expression) is not InvocationExpressionSyntax call
            || NodeAt(OperandOf(step, 0)) is not ExpressionSyntax operand)
        {
            _isWritable = false;
            return;
        }

        bool isSimple = operand is InvocationExpressionSyntax or IdentifierNameSyntax or ElementAccessExpressionSyntax
            or ParenthesizedExpressionSyntax;
        bool isAlone = call.Parent is ArgumentSyntax or ArrowExpressionClauseSyntax or ReturnStatementSyntax
            or EqualsValueClauseSyntax;
        Erase(call.SyntaxTree, TextSpan.FromBounds(call.SpanStart, operand.SpanStart), isSimple || isAlone ? "" : "(");
        Erase(call.SyntaxTree, TextSpan.FromBounds(operand.Span.End, call.Span.End), isSimple || isAlone ? "" : ")");
        if (layer >= 0 && _read.Spec.Steps.Count(s => s.Layer == layer) == 1
            && NodeAt(_read.Map.Layers[layer])?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
            Erase(method.SyntaxTree, method.FullSpan);
    }

    private void RemoveAttribute(AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        int at = list.Attributes.IndexOf(attribute), last = list.Attributes.Count - 1;
        Erase(attribute.SyntaxTree, last == 0 ? list.FullSpan
            : at > 0 ? TextSpan.FromBounds(list.Attributes[at - 1].Span.End, attribute.Span.End)
            : TextSpan.FromBounds(attribute.SpanStart, list.Attributes[1].SpanStart));
    }

    private void WriteCall(ModelEdit.Call call)
    {
        Site site = _read.Map.Steps[call.Step];
        int layer = _read.Spec.Steps[call.Step].Layer;
        SyntaxNode? node = NodeAt(layer >= 0 ? _read.Map.Layers[layer] : site.Expression ?? site.Whole);
        switch (node)
        {
            case AttributeSyntax { ArgumentList: var list }
                when list?.Arguments.Any(a => a.NameEquals is not null) != true:
                Replace(node, Layer(call.Function, call.Arguments));
                break;
            case InvocationExpressionSyntax:
                string?[] operands = site.Operands.Select(o => NodeAt(o)?.ToString()).ToArray();
                string all = string.Join(", ", call.Arguments.Length > 0 ? [.. operands, call.Arguments] : operands);
                Replace(operands.Contains(null) ? null : node, $"{call.Function}({all})");
                break;
            default:
                _isWritable = false;
                break;
        }
    }

    private void WriteCut(ModelEdit.CutAxis cut)
    {
        if (NodeAt(_read.Map.Steps[cut.Step].Whole) is not ElementAccessExpressionSyntax { ArgumentList: var list }
            || cut.From >= list.Arguments.Count)
        {
            _isWritable = false;
            return;
        }

        List<string> parts = list.Arguments.Select(a => a.ToString()).ToList();
        while (parts.Count <= cut.To)
            parts.Add("..");
        (parts[cut.To], parts[cut.From]) = (parts[cut.From], "..");
        Replace(list, $"[{string.Join(", ", parts)}]");
    }

    private void Keep(int step)
    {
        Site site = _read.Map.Steps[step];
        if (NodeAt(site.Expression) is { Parent: ExpressionStatementSyntax } call
            && NodeAt(OperandOf(step, 0)) is IdentifierNameSyntax variable)
            Insert(site.Expression!, call.SpanStart, $"{variable.Identifier.Text} = ");
        else
            _isWritable = false;
    }

    private void Erase(SyntaxTree tree, TextSpan span, string instead = "") =>
        _edits.Add(new TextEdit(tree.FilePath, span, instead));
}
