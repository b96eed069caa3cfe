using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>
/// Finds what stands in a model's type under the name of a member that the compiler adds, and constructors that leave
/// these without what they need.
/// </summary>
internal static class MemberClashes
{
    /// <summary>Reports each; false when there is one, and the compiler can add nothing.</summary>
    public static bool Check(INamedTypeSymbol type, ReadParts parts, ReadingContext context)
    {
        bool isFree = true;
        if (MemberNames.IsTaken(type.Name))
        {
            Report(
                $"A model cannot be called '{type.Name}', which is a member that the compiler adds to it",
                "choose another name",
                KnownSymbols.PositionOf(type));
        }

        foreach (ISymbol member in type.GetMembers().Where(m => !m.IsImplicitlyDeclared && IsWritten(m)))
        {
            if (member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor)
            {
                if (IsPrimary(constructor) || TypesOf(constructor) is "ulong" or "ParameterSet ParameterSet")
                {
                    Report(
                        $"'{type.Name}' gets its constructor from the compiler",
                        "build it with another signature, and chain to this(seed)",
                        KnownSymbols.PositionOf(constructor));
                }
                else if (!Chains(constructor))
                {
                    context.Report(
                        ProblemIds.OwnConstructor,
                        $"This constructor of '{type.Name}' does not call the compiler's, which makes the parameters",
                        "write : this(seed: 0) behind its parameters", KnownSymbols.PositionOf(constructor));
                }
            }
            else if (MemberNames.IsTaken(member.Name)
                && !(MemberNames.CanBeOverloaded(member.Name) && member is IMethodSymbol method
                    && IsOverload(method, parts)))
            {
                Report(
                    $"'{member.Name}' is a member that the compiler adds to '{type.Name}'", "choose another name",
                    KnownSymbols.PositionOf(member));
            }
        }

        return isFree;

        void Report(string message, string fix, Location location)
        {
            isFree = false;
            context.Report(ProblemIds.MemberName, message, fix, location);
        }
    }

    /// <summary>Whether a symbol stands in the user's files: analyzers also see the generator's.</summary>
    public static bool IsWritten(ISymbol symbol) =>
        symbol.Locations.Any(l => l.IsInSource && !KnownSymbols.IsGenerated(l.SourceTree!));

    private static bool IsPrimary(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Any(r => r.GetSyntax() is TypeDeclarationSyntax);

    private static bool Chains(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences.All(r =>
        r.GetSyntax() is not ConstructorDeclarationSyntax written
        || written.Initializer?.IsKind(SyntaxKind.ThisConstructorInitializer) == true);

    /// <summary>Whether the parameters differ from those of every added method of the name.</summary>
    private static bool IsOverload(IMethodSymbol method, ReadParts parts)
    {
        string written = TypesOf(method);
        string[] types = written.Split([' '], StringSplitOptions.RemoveEmptyEntries);
        int spans = types.TakeWhile(t => t.EndsWith("Span", StringComparison.Ordinal)).Count();
        bool sizesFollow = types.Skip(spans).All(t => t == "int");
        int given = parts.Inputs.Count + parts.Targets.Count;
        return method.Arity > 0 || method.Name switch
        {
            "Dispose" => types.Length > 0,
            "Save" => written != "string",
            "Load" => written is not ("string" or "SafetensorsFile bool"),
            "NewSession" => !types.All(t => t == "int"),
            "Predict" => !sizesFollow || spans != parts.Inputs.Count + parts.Outputs.Count,
            "ComputeLoss" => !sizesFollow || spans != given,
            _ => !sizesFollow || spans != given + parts.Inputs.Count(i => i.WithGradient),
        };
    }

    private static string TypesOf(IMethodSymbol method) =>
        string.Join(" ", method.Parameters.Select(p => p.Type.SpecialType switch
    {
        SpecialType.System_String => "string",
        SpecialType.System_Int32 => "int",
        SpecialType.System_UInt64 => "ulong",
        SpecialType.System_Boolean => "bool",
        _ => p.Type.Name.Length > 0 ? p.Type.Name : "?",
    }));
}
