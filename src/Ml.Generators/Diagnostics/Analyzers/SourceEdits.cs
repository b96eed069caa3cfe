using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Ml.Generators.Reading;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Diagnostics.Analyzers;

/// <summary>Turns changes of a model into changes of its source.</summary>
internal sealed partial class SourceEdits
{
    private readonly ReadResult _read;
    private readonly List<TextEdit> _edits = [];
    private readonly Dictionary<Location, (string Before, string After)> _wraps = [];
    private bool _isWritable = true;

    private SourceEdits(ReadResult read) => _read = read;

    /// <summary>The properties of a diagnostic whose fix they are; empty where one of them cannot be written.</summary>
    public static ImmutableDictionary<string, string?> Of(
        IReadOnlyList<ModelEdit> edits, string? fix, ReadResult read)
    {
        var source = new SourceEdits(read);
        foreach (ModelEdit edit in edits)
            source.Add(edit);
        foreach (KeyValuePair<Location, (string Before, string After)> wrap in source._wraps)
        {
            source.Insert(wrap.Key, wrap.Key.SourceSpan.Start, wrap.Value.Before);
            source.Insert(wrap.Key, wrap.Key.SourceSpan.End, wrap.Value.After);
        }

        return source._isWritable && fix is not null
            ? TextEdit.Write(char.ToUpperInvariant(fix[0]) + fix.Substring(1), source._edits.Distinct().ToArray())
            : ImmutableDictionary<string, string?>.Empty;
    }

    private void Add(ModelEdit edit)
    {
        switch (edit)
        {
            case ModelEdit.Before before when _read.Spec.IsSequential:
                Wrap(_read.Map.Steps[before.Step].Whole, Layer(before.Function, before.Arguments) + ", ", "");
                break;
            case ModelEdit.Before before:
                Wrap(
                    OperandOf(before.Step, before.Operand), before.Function + "(", Closing(before.Arguments));
                break;
            case ModelEdit.After after when _read.Spec.IsSequential:
                Wrap(_read.Map.Steps[after.Step].Whole, "", ", " + Layer(after.Function, after.Arguments));
                break;
            case ModelEdit.After after:
                Wrap(_read.Map.Steps[after.Step].Expression, after.Function + "(", Closing(after.Arguments));
                break;
            case ModelEdit.Argument argument:
                WriteArgument(argument);
                break;
            case ModelEdit.Size size:
                WriteSize(size);
                break;
            case ModelEdit.Swap swap:
                Location? left = OperandOf(swap.Step, 0), right = OperandOf(swap.Step, 1);
                Replace(NodeAt(left), NodeAt(right)?.ToString());
                Replace(NodeAt(right), NodeAt(left)?.ToString());
                break;
            case ModelEdit.InputShape input:
                WriteShape(input);
                break;
            case ModelEdit.Remove remove:
                Remove(remove.Step);
                break;
            case ModelEdit.Call call:
                WriteCall(call);
                break;
            case ModelEdit.CutAxis cut:
                WriteCut(cut);
                break;
            case ModelEdit.Keep keep:
                Keep(keep.Step);
                break;
            case ModelEdit.ExchangeSizes exchange:
                Exchange(exchange);
                break;
            case ModelEdit.Element element:
                WriteElement(element);
                break;
            case ModelEdit.ParameterElement parameter:
                WriteParameter(parameter);
                break;
            case ModelEdit.AddLayer add:
                AddLayer(add);
                break;
            default:
                _isWritable = false;
                break;
        }
    }

    private void WriteArgument(ModelEdit.Argument argument)
    {
        Site site = _read.Map.Steps[argument.Step];
        if (site.Arguments.TryGetValue(argument.Name, out Location? written))
        {
            if (argument.Text.IndexOf(',') >= 0)
                ReplaceList(site, written, argument.Text);
            else
                Replace(ExpressionOf(NodeAt(written)), argument.Text);
            return;
        }

        int layer = _read.Spec.Steps[argument.Step].Layer;
        Location declared = layer >= 0 ? _read.Map.Layers[layer] : site.Expression ?? site.Whole;
        string text = $"{argument.Name}: {argument.Text}";
        switch (NodeAt(declared))
        {
            case AttributeSyntax { ArgumentList: { } list }:
                // Positional and named arguments come before properties (Name = ..).
                AttributeArgumentSyntax? last = list.Arguments.LastOrDefault(a => a.NameEquals is null);
                Insert(declared, last?.Span.End ?? list.OpenParenToken.Span.End, last is null ? text : ", " + text);
                break;
            case AttributeSyntax attribute:
                Insert(declared, attribute.Span.End, $"({text})");
                break;
            case InvocationExpressionSyntax { ArgumentList: { } list }:
                Insert(declared, list.CloseParenToken.SpanStart, ", " + text);
                break;
            default:
                _isWritable = false;
                break;
        }
    }

    /// <summary>Several arguments that stand at the end of a call or attribute, one by one.</summary>
    private void ReplaceList(Site site, Location written, string text)
    {
        (SyntaxNode First, SyntaxNode Last)? range = NodeAt(written) switch
        {
            InvocationExpressionSyntax { ArgumentList.Arguments: { Count: > 1 } all }
                when written.SourceSpan == site.Expression?.SourceSpan => (all[1], all[all.Count - 1]),
            AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax { Arguments: var all } } first =>
                (first, all.Last(a => a.NameEquals is null)),
            _ => null,
        };
        if (range is not { } found)
            _isWritable = false;
        else
        {
            _edits.Add(new TextEdit(
                found.First.SyntaxTree.FilePath,
                TextSpan.FromBounds(found.First.SpanStart, found.Last.Span.End), text));
        }
    }

    private void WriteSize(ModelEdit.Size size)
    {
        Site site = _read.Map.Steps[size.Step];
        SyntaxNode? node = site.Arguments.TryGetValue(size.Name, out Location? written) ? NodeAt(written) : null;
        bool isCall = written?.SourceSpan == site.Expression?.SourceSpan;
        Replace(node switch
        {
            // Several sizes stand behind the operand, one by one.
            InvocationExpressionSyntax { ArgumentList.Arguments: var all } when isCall && size.Place + 1 < all.Count =>
                all[size.Place + 1].Expression,
            AttributeArgumentSyntax { Parent: AttributeArgumentListSyntax { Arguments: var all } }
                when size.Place < all.Count => all[size.Place].Expression,
            _ => isCall || size.Place > 0 ? null : ExpressionOf(node),
        }, size.Text);
    }

    private void WriteShape(ModelEdit.InputShape input)
    {
        int target = input.Input - _read.Spec.Inputs.Count;
        Location site = target < 0 ? _read.Map.Inputs[input.Input] : _read.Map.Targets[target];
        Shape? old = target < 0 ? _read.Spec.Inputs[input.Input].Shape : _read.Spec.Targets[target].Shape;
        AttributeSyntax? attribute = NodeAt(site) switch
        {
            AttributeSyntax own => own,
            ParameterSyntax parameter => parameter.AttributeLists.SelectMany(l => l.Attributes)
                .FirstOrDefault(a => a.Name.ToString().EndsWith("Shape", StringComparison.Ordinal)),
            _ => null,
        };
        AttributeArgumentSyntax[] written = (attribute?.ArgumentList?.Arguments ?? default)
            .Where(a => a.NameEquals is null).ToArray();
        if (old is null || written.Length == 0 || written.Length != old.Rank)
        {
            _isWritable = false;
            return;
        }

        // What stays is kept as it is written: it may be a constant's name.
        List<string> sizes = [];
        int next = 0;
        foreach (Dim size in input.Shape)
        {
            int same = next;
            while (same < old.Rank && old[same] != size)
                same++;
            sizes.Add(same < old.Rank ? written[same].ToString() : size.IsConstant ? size.ToString() : $"\"{size}\"");
            if (same < old.Rank)
                next = same + 1;
        }

        _edits.Add(new TextEdit(
            attribute!.SyntaxTree.FilePath,
            TextSpan.FromBounds(written[0].SpanStart, written[written.Length - 1].Span.End), string.Join(", ", sizes)));
    }

    private Location? OperandOf(int step, int operand) =>
        _read.Map.Steps[step].Operands is var operands && operand < operands.Count ? operands[operand] : null;

    private void Wrap(Location? place, string before, string after)
    {
        if (place is null)
        {
            _isWritable = false;
            return;
        }

        (string Before, string After) inner = _wraps.TryGetValue(place, out (string, string) known) ? known : ("", "");
        _wraps[place] = _read.Spec.IsSequential
            ? (inner.Before + before, after + inner.After)
            : (before + inner.Before, inner.After + after);
    }

    private void Replace(SyntaxNode? node, string? text)
    {
        if (node is null || text is null)
            _isWritable = false;
        else
            _edits.Add(new TextEdit(node.SyntaxTree.FilePath, node.Span, text));
    }

    private void Insert(Location place, int at, string text)
    {
        if (text.Length > 0)
            _edits.Add(new TextEdit(place.SourceTree!.FilePath, new TextSpan(at, 0), text));
    }

    private static SyntaxNode? NodeAt(Location? place) => place?.SourceTree?.GetRoot()
        .FindNode(place.SourceSpan, getInnermostNodeForTie: false) switch
    {
        // A parameter is known by its name, an operand by the argument around it.
        ArgumentSyntax { NameColon: null, Expression: var value } when value.Span == place.SourceSpan => value,
        var node => node,
    };

    private static SyntaxNode? ExpressionOf(SyntaxNode? argument) => argument switch
    {
        AttributeArgumentSyntax attribute => attribute.Expression,
        ArgumentSyntax call => call.Expression,
        _ => argument is ExpressionSyntax ? argument : null,
    };

    private static string Layer(string function, string arguments) =>
        arguments.Length == 0 ? function : $"{function}({arguments})";

    private static string Closing(string arguments) => arguments.Length == 0 ? ")" : $", {arguments})";
}
