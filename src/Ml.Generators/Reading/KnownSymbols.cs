using Microsoft.CodeAnalysis;
using Ml.Generators.Shapes;

namespace Ml.Generators.Reading;

/// <summary>The types of Ml.Attributes, recognised by name.</summary>
internal static class KnownSymbols
{
    public const string ModelAttribute = "Ml.ModelAttribute";

    /// <summary>The generator's name, which is part of the path of every file it writes.</summary>
    public const string Generator = "Ml.Generators.ModelGenerator";

    /// <summary>Whether a file is this compiler's own: analyzers see them, the generator does not.</summary>
    public static bool IsGenerated(SyntaxTree tree) =>
        tree.FilePath.IndexOf(Generator, StringComparison.Ordinal) >= 0;

    public static bool IsMl(ISymbol? symbol, string name) =>
        symbol is not null && symbol.Name == name
        && symbol.ContainingSymbol is INamespaceSymbol { Name: "Ml", ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>The element type of Tensor or Tensor&lt;T&gt;, or null for any other type.</summary>
    public static ElementType? TensorElement(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named || !IsMl(named.OriginalDefinition, "Tensor"))
            return null;
        if (named.Arity == 0)
            return ElementType.Float32;
        return named.TypeArguments[0].SpecialType switch
        {
            SpecialType.System_Single => ElementType.Float32,
            SpecialType.System_Int32 => ElementType.Int32,
            SpecialType.System_Boolean => ElementType.Bool,
            _ => null,
        };
    }

    public static bool IsTensor(ITypeSymbol? type) => TensorElement(type) is not null;

    /// <summary>A tensor, or a tuple of tensors.</summary>
    public static bool IsTensors(ITypeSymbol type) =>
        IsTensor(type)
        || (type is INamedTypeSymbol { IsTupleType: true } tuple && tuple.TupleElements.All(e => IsTensor(e.Type)));

    public static AttributeData? Find(ISymbol symbol, string attribute) =>
        symbol.GetAttributes().FirstOrDefault(a => IsMl(a.AttributeClass, attribute));

    public static bool IsModel(ISymbol type) => Find(type, "ModelAttribute") is not null;

    public static IEnumerable<AttributeData> Layers(ISymbol symbol) =>
        symbol.GetAttributes().Where(a => IsMl(a.AttributeClass?.BaseType, "LayerAttribute"));

    public static Location PositionOf(ISymbol symbol) =>
        symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
}
