using System.Collections.Immutable;
using System.Threading;
using Microsoft.CodeAnalysis;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>Reads a type marked [Model]: the one entry of this folder.</summary>
public static class ModelReader
{
    public static ReadResult Read(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellation) =>
        Read(type, new ReadingSession(compilation, cancellation), []);

    internal static ReadResult Read(
        INamedTypeSymbol type, ReadingSession session, ImmutableList<INamedTypeSymbol> enclosing)
    {
        ReadingContext context = new(session, enclosing.Add(type));
        Location position = KnownSymbols.PositionOf(type);
        Holdable holds = CheckType(type, position, context);

        AttributeData[] stack = KnownSymbols.Layers(type).ToArray();
        IMethodSymbol[] methods = type.GetMembers().OfType<IMethodSymbol>().ToArray();
        bool hasForward = methods.Any(m => m.Name == "Forward");
        bool hasLayerMethods = methods.Any(m => KnownSymbols.Layers(m).Any() || LayerMethods.IsWithoutLayer(m));
        ReadParts parts;
        if (stack.Length > 0 && (hasForward || hasLayerMethods))
        {
            context.Report(
                ProblemIds.TwoForms,
                $"'{type.Name}' has layers above the class and {(hasForward ? "a Forward" : "layer methods")}",
                "use one form, the attribute stack or partial methods joined by Forward", position);
            parts = hasForward
                ? GraphReader.Read(type, methods, context)
                : new ReadParts { Layers = [.. LayerMethods.Unread(methods, [])] };
        }
        else if (stack.Length > 0 || (!hasForward && !hasLayerMethods))
        {
            parts = SequentialReader.Read(type, stack, context);
        }
        else
        {
            parts = GraphReader.Read(type, methods, context);
        }

        if (!MemberClashes.Check(type, parts, context) && holds == Holdable.Members)
            holds = Holdable.LayerMethods;
        ModelSpec spec = new(
            type.ContainingNamespace is { IsGlobalNamespace: false } space ? space.ToDisplayString() : "",
            Headers.OfContainers(type).ToEquatableArray(), type.Name, Headers.OfType(type),
            parts.Inputs.ToEquatableArray(), parts.Targets.ToEquatableArray(), parts.Layers.ToEquatableArray(),
            parts.Steps.ToEquatableArray(), parts.ForwardSteps, parts.Outputs.ToEquatableArray(), parts.Loss,
            LayerReader.ReadPenalties(type, context), context.Models.ToEquatableArray())
        {
            IsSequential = stack.Length > 0,
        };
        SourceMap map = new(position, parts.InputSites, parts.TargetSites, parts.LayerSites, parts.StepSites)
        {
            Locals = parts.Locals,
        };
        return new ReadResult(spec, map, context.Problems, holds, context.IsBroken);
    }

    private static Holdable CheckType(INamedTypeSymbol type, Location position, ReadingContext context)
    {
        // What may not be declared at all: C# says so, and would once more at each use in generated text.
        bool isHidden = type.ContainingType is null
            && type.DeclaredAccessibility is not (Accessibility.Public or Accessibility.Internal);
        if (HasNameless(type) || isHidden)
        {
            context.Break();
            return Holdable.Nothing;
        }

        if (Headers.FindNonPartial(type) is { } name)
        {
            context.Report(
                ProblemIds.NotPartial,
                $"'{name.ValueText}' must be partial: the compiler adds the members of the model '{type.Name}' to it",
                "write partial before the kind of the type",
                name.GetLocation());
            return Holdable.Nothing;
        }

        bool isClass = type.TypeKind == TypeKind.Class && !type.IsStatic && !type.IsAbstract;
        if (isClass && !IsFileLocal(type) && !IsGeneric(type))
            return Holdable.Members;
        context.Report(
            ProblemIds.NotModelType,
            $"'{type.Name}' cannot be a model",
            "write a partial class that is not static, abstract, generic or file-local", position);
        return IsFileLocal(type) ? Holdable.Nothing : Holdable.LayerMethods;
    }

    private static bool HasNameless(ISymbol symbol) =>
        symbol is { Name.Length: 0 } and not INamespaceSymbol { IsGlobalNamespace: true }
        || (symbol.ContainingSymbol is INamespaceOrTypeSymbol { } outer
            and not INamespaceSymbol { IsGlobalNamespace: true } && HasNameless(outer));

    private static bool IsFileLocal(INamedTypeSymbol? type) =>
        type is not null && (type.IsFileLocal || IsFileLocal(type.ContainingType));

    private static bool IsGeneric(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type; t is not null; t = t.ContainingType)
        {
            if (t.Arity > 0)
                return true;
        }

        return false;
    }
}
