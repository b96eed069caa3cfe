using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>A partial method with a layer attribute.</summary>
internal sealed record LayerMethod(IMethodSymbol Method, LayerDeclaration Declaration, LayerSpec Spec);

/// <summary>Finds the layers of a graph model and checks how their methods are written.</summary>
internal static class LayerMethods
{
    public static IReadOnlyList<LayerMethod> Read(IReadOnlyList<IMethodSymbol> methods, ReadingContext context)
    {
        List<LayerMethod> layers = [];
        Labels labels = new();
        foreach (IMethodSymbol method in methods)
        {
            AttributeData[] attributes = KnownSymbols.Layers(method).ToArray();
            Location position = KnownSymbols.PositionOf(method);
            if (IsWithoutLayer(method))
            {
                context.Report(
                    ProblemIds.LayerMethodForm,
                    $"'{method.Name}' has no layer: a partial method of a model is one",
                    "write the layer above it, such as [Dense(8)], or give it a body", position);
            }

            if (attributes.Length == 0)
                continue;
            if (attributes.Length > 1)
            {
                context.Report(
                    ProblemIds.LayerMethodForm,
                    $"'{method.Name}' has {attributes.Length} layer attributes, and a layer method is one layer",
                    "declare a method for each and call several in Forward",
                    attributes[1].ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? position);
            }

            if (!CheckMethod(method, position, context)
                || LayerReader.Read(attributes[0], context) is not { } declaration)
                continue;
            CheckSignature(method, declaration, position, context);
            string label = declaration.Name ?? Labels.CamelCase(method.Name);
            if (!labels.Take(label))
                context.Report(
                    ProblemIds.LayerName, $"Two layers are named '{label}'", "give one of them another name",
                    declaration.Site.Narrow("Name", -1));
            PenaltySpec own = LayerReader.ReadPenalties(method, context);
            declaration = declaration with
            {
                Penalties = new PenaltySpec(declaration.Penalties.L1 + own.L1, declaration.Penalties.L2 + own.L2),
            };
            string header = Headers.CanRepeat(method) ? Headers.OfMethod(method) : "";
            layers.Add(new LayerMethod(
                method, declaration,
                declaration.ToSpec(label, method.Name, header) with { IsDocumented = IsDocumented(method) }));
        }

        return layers;
    }

    /// <summary>Whether it is declared as layers are, over tensors, and nothing says what it applies.</summary>
    public static bool IsWithoutLayer(IMethodSymbol method) =>
        method.IsPartialDefinition && !HasBody(method) && !KnownSymbols.Layers(method).Any()
        && KnownSymbols.IsTensors(method.ReturnType)
        && !method.Parameters.IsEmpty && method.Parameters.All(p => KnownSymbols.IsTensor(p.Type));

    private static bool IsDocumented(IMethodSymbol method) => method.DeclaringSyntaxReferences.Any(r =>
        r.GetSyntax().GetLeadingTrivia().Any(t =>
            t.IsKind(SyntaxKind.SingleLineDocumentationCommentTrivia)
            || t.IsKind(SyntaxKind.MultiLineDocumentationCommentTrivia)));

    /// <summary>
    /// For each layer method that is not among those read: enough of a layer for its method to be implemented, so that
    /// C# says nothing more about it.
    /// </summary>
    public static IEnumerable<LayerSpec> Unread(
        IReadOnlyList<IMethodSymbol> methods, IReadOnlyList<LayerMethod> read) =>
        methods.Where(m => ((KnownSymbols.Layers(m).Any() && m.IsPartialDefinition && !HasBody(m)) || IsWithoutLayer(m))
                && Headers.CanRepeat(m) && !read.Any(l => SymbolEqualityComparer.Default.Equals(l.Method, m)))
            .Select(m => new LayerSpec(
                Labels.CamelCase(m.Name), m.Name, "", EquatableArray<ArgumentSpec>.Empty, 0, Headers.OfMethod(m),
                PenaltySpec.None));

    private static bool HasBody(IMethodSymbol method) =>
        method.PartialImplementationPart is { } body && MemberClashes.IsWritten(body);

    private static bool CheckMethod(IMethodSymbol method, Location position, ReadingContext context)
    {
        bool isLayer = method.IsPartialDefinition && !HasBody(method) && method.Arity == 0
            && method.Parameters.All(p => p.RefKind == RefKind.None);
        if (!isLayer)
        {
            context.Report(
                ProblemIds.LayerMethodForm, $"'{method.Name}' must be a partial method without a body",
                $"write private partial Tensor {method.Name}(Tensor x);", position);
        }

        return isLayer;
    }

    private static void CheckSignature(
        IMethodSymbol method, LayerDeclaration declaration, Location position, ReadingContext context)
    {
        if (!Headers.CanRepeat(method))
        {
            context.Break();
            return;
        }

        (int operands, int optional, int results) = declaration switch
        {
            { Composite.Signature: var s } =>
                (s.Operands.Count(o => !o.IsOptional), s.Operands.Count(o => o.IsOptional), s.Results),
            { Model: { } model } => (model.Inputs.Count, 0, model.Outputs.Count),
            _ => (1, 0, 1),
        };
        bool isBrokenModel = declaration.Model is not null && context.IsBroken;
        bool hasParams = declaration.Composite?.Signature.Operands.Any(o => o.IsParams) == true;
        int taken = method.Parameters.Length;
        int given = method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Length : 1;
        if (!method.Parameters.All(p => KnownSymbols.IsTensor(p.Type)) || !KnownSymbols.IsTensors(method.ReturnType)
            || (!isBrokenModel
                && (((taken < operands || taken > operands + optional) && !hasParams) || given != results)))
        {
            context.Report(
                ProblemIds.LayerMethodForm,
                $"'{method.Name}' must take {Count(operands)} and return {Count(results)}, as '{declaration.Kind}' "
                + "does",
                $"write private partial {Tensors(results)} {method.Name}({Parameters(operands)});", position);
        }
    }

    private static string Tensors(int count) =>
        count == 1 ? "Tensor" : $"({string.Join(", ", Enumerable.Repeat("Tensor", count))})";

    private static string Parameters(int count) =>
        string.Join(", ", Enumerable.Range(0, count).Select(i => "Tensor " + (count == 1 ? "x" : "x" + (i + 1))));

    private static string Count(int tensors) => tensors == 1 ? "one tensor" : $"{tensors} tensors";
}
