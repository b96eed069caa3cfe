using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Ml.Generators.Reading;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>Element types and layer methods.</summary>
internal sealed partial class SourceEdits
{
    private void WriteElement(ModelEdit.Element element)
    {
        int target = element.Input - _read.Spec.Inputs.Count;
        switch (NodeAt(target < 0 ? _read.Map.Inputs[element.Input] : _read.Map.Targets[target]))
        {
            case AttributeSyntax { ArgumentList.Arguments: { Count: > 0 } all } when element.Type == ElementType.Int32:
                _edits.Add(new TextEdit(
                    all[0].SyntaxTree.FilePath, new TextSpan(all.Last().Span.End, 0), ", Element = Element.Int32"));
                break;
            case AttributeSyntax { ArgumentList.Arguments: var all }
                when all.IndexOf(a => a.NameEquals?.Name.Identifier.Text == "Element") is > 0 and var at:
                Erase(all[at].SyntaxTree, TextSpan.FromBounds(all[at - 1].Span.End, all[at].Span.End));
                break;
            case ParameterSyntax parameter:
                Replace(parameter.Type, TypeOf(element.Type));
                break;
            default:
                _isWritable = false;
                break;
        }
    }

    private void WriteParameter(ModelEdit.ParameterElement parameter)
    {
        int layer = _read.Spec.Steps[parameter.Step].Layer;
        if (layer < 0 || _read.Spec.IsSequential)
            return;
        if (NodeAt(_read.Map.Layers[layer])?.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method
            && parameter.Parameter < method.ParameterList.Parameters.Count)
            Replace(method.ParameterList.Parameters[parameter.Parameter].Type, TypeOf(parameter.Type));
        else
            _isWritable = false;
    }

    private void AddLayer(ModelEdit.AddLayer add)
    {
        MethodDeclarationSyntax? last = _read.Map.Layers
            .Select(l => NodeAt(l)?.FirstAncestorOrSelf<MethodDeclarationSyntax>()).LastOrDefault(m => m is not null);
        string name = add.Method;
        for (int i = 2; _read.Map.Type.SourceTree!.GetRoot().DescendantTokens().Any(t => t.Text == name); i++)
            name = $"{add.Method}{i}";
        if (last is null)
        {
            _isWritable = false;
            return;
        }

        string indent = string.Concat(last.GetLeadingTrivia().Reverse()
            .TakeWhile(t => t.IsKind(SyntaxKind.WhitespaceTrivia)).Select(t => t.ToString()));
        _edits.Add(new TextEdit(
            last.SyntaxTree.FilePath, new TextSpan(last.Span.End, 0),
            $"\n{indent}[{add.Layer}] private partial Tensor {name}(Tensor x);"));
        Wrap(OperandOf(add.Step, add.Operand), name + "(", ")");
    }

    private void Exchange(ModelEdit.ExchangeSizes exchange)
    {
        Site site = _read.Map.Steps[exchange.Step];
        SyntaxNode? node = site.Arguments.TryGetValue(exchange.Name, out Location? written) ? NodeAt(written) : null;
        bool isCall = written?.SourceSpan == site.Expression?.SourceSpan;
        IReadOnlyList<SyntaxNode> sizes = node switch
        {
            // Several sizes stand behind the operand, one by one.
            InvocationExpressionSyntax call when isCall => [.. call.ArgumentList.Arguments.Skip(1)],
            AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax list } => [.. list.Arguments],
            _ => [],
        };
        if (exchange.First + 1 >= sizes.Count)
        {
            _isWritable = false;
            return;
        }

        SyntaxNode one = sizes[exchange.First], other = sizes[exchange.First + 1];
        Replace(one, other.ToString());
        Replace(other, one.ToString());
    }

    private static string TypeOf(ElementType element) => element == ElementType.Int32 ? "Tensor<int>" : "Tensor";
}
