using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Ml.Generators.Reading;

/// <summary>The first lines that generated parts of types and methods must repeat.</summary>
internal static class Headers
{
    /// <summary>"public partial class DigitNet".</summary>
    public static string OfType(INamedTypeSymbol type)
    {
        string kind = (type.TypeKind, type.IsRecord) switch
        {
            (TypeKind.Struct, true) => "record struct",
            (TypeKind.Struct, _) => "struct",
            (TypeKind.Interface, _) => "interface",
            (_, true) => "record",
            _ => "class",
        };
        string modifier = type.IsStatic ? "static " : "";
        return $"{Accessibility(type.DeclaredAccessibility)}{modifier}partial {kind} "
            + Name(type.Name) + Parameters(type.TypeParameters);
    }

    /// <summary>"partial class Outer" for each enclosing type, outermost first.</summary>
    public static IEnumerable<string> OfContainers(INamedTypeSymbol type)
    {
        Stack<string> headers = new();
        for (INamedTypeSymbol? outer = type.ContainingType; outer is not null; outer = outer.ContainingType)
            headers.Push(OfType(outer));
        return headers;
    }

    /// <summary>"private partial global::Ml.Tensor Norm1(global::Ml.Tensor x)".</summary>
    public static string OfMethod(IMethodSymbol method)
    {
        string modifiers = method switch
        {
            { IsStatic: true } => "static ",
            { IsOverride: true, IsSealed: true } => "sealed override ",
            { IsOverride: true } => "override ",
            { IsVirtual: true } => "virtual ",
            _ => "",
        };
        IEnumerable<string> parameters = method.Parameters.Select(p =>
            $"{Passing(p)}{Display(p.Type)} {Name(p.Name)}");
        return $"{Accessibility(method.DeclaredAccessibility)}{modifiers}partial {Display(method.ReturnType)} "
            + $"{Name(method.Name)}{Parameters(method.TypeParameters)}({string.Join(", ", parameters)})";
    }

    /// <summary>
    /// Whether the method is whole enough for its header to be repeated: half-typed ones are not, nor is one that was
    /// declared before.
    /// </summary>
    public static bool CanRepeat(IMethodSymbol method) =>
        method.MethodKind == MethodKind.Ordinary && method.Name.Length > 0 && IsWhole(method.ReturnType)
        && method.Parameters.All(p => p.Name.Length > 0 && IsWhole(p.Type))
        && HasAccess(method)
        && method.Parameters.Select(p => p.Name).Distinct(StringComparer.Ordinal).Count() == method.Parameters.Length
        && IsFirst(method)
        && method.TypeParameters.All(p => p.Name.Length > 0 && p.ConstraintTypes.IsEmpty);

    // A partial method that returns something must say who may call it.
    private static bool HasAccess(IMethodSymbol method) =>
        !method.IsPartialDefinition || method.DeclaringSyntaxReferences.All(r =>
            r.GetSyntax() is not MethodDeclarationSyntax syntax || syntax.Modifiers.Any(m => m.Kind()
                is SyntaxKind.PublicKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword
                or SyntaxKind.InternalKeyword));

    private static bool IsFirst(IMethodSymbol method) => method.ContainingType.GetMembers(method.Name)
        .OfType<IMethodSymbol>().Where(m => m.Arity == method.Arity && m.Parameters.Length == method.Parameters.Length
            && m.Parameters.Zip(method.Parameters, (a, b) => SymbolEqualityComparer.Default.Equals(a.Type, b.Type))
                .All(same => same))
        .FirstOrDefault() is not { } first || SymbolEqualityComparer.Default.Equals(first, method);

    /// <summary>The identifier, escaped where it is a keyword.</summary>
    public static string Name(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None
        || SyntaxFacts.GetContextualKeywordKind(name) != SyntaxKind.None
            ? "@" + name
            : name;

    /// <summary>The name of the first declaration that lacks "partial", of the type or one that encloses it.</summary>
    public static SyntaxToken? FindNonPartial(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            foreach (SyntaxReference reference in t.DeclaringSyntaxReferences)
            {
                if (reference.GetSyntax() is TypeDeclarationSyntax syntax
                    && !syntax.Modifiers.Any(SyntaxKind.PartialKeyword))
                    return syntax.Identifier;
            }
        }

        return null;
    }

    private static bool IsWhole(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } or { IsStatic: true } => false,
        IArrayTypeSymbol array => IsWhole(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple =>
            tuple.TupleElements.All(e => e.Name.Length > 0 && IsWhole(e.Type)),
        INamedTypeSymbol named => named.TypeArguments.All(IsWhole),
        _ => true,
    };

    private static string Parameters(IReadOnlyCollection<ITypeParameterSymbol> types) =>
        types.Count == 0 ? "" : $"<{string.Join(",", types.Select(t => Name(t.Name)))}>";

    private static string Passing(IParameterSymbol parameter) => parameter.RefKind switch
    {
        RefKind.Ref => "ref ",
        RefKind.Out => "out ",
        RefKind.In => "in ",
        RefKind.RefReadOnlyParameter => "ref readonly ",
        _ => parameter.IsParams ? "params " : "",
    };

    private static string Display(ITypeSymbol type) => type.ToDisplayString(
        SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayFormat.FullyQualifiedFormat.MiscellaneousOptions
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier));

    private static string Accessibility(Accessibility accessibility) => accessibility switch
    {
        Microsoft.CodeAnalysis.Accessibility.Public => "public ",
        Microsoft.CodeAnalysis.Accessibility.Internal => "internal ",
        Microsoft.CodeAnalysis.Accessibility.Private => "private ",
        Microsoft.CodeAnalysis.Accessibility.Protected => "protected ",
        Microsoft.CodeAnalysis.Accessibility.ProtectedOrInternal => "protected internal ",
        Microsoft.CodeAnalysis.Accessibility.ProtectedAndInternal => "private protected ",
        _ => "",
    };
}
