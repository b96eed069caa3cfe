using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Ml.Generators.Diagnostics;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>Reads layer attributes through the signatures of the composites they name.</summary>
internal static class LayerReader
{
    /// <summary>The layer, or null after a problem.</summary>
    public static LayerDeclaration? Read(AttributeData attribute, ReadingContext context)
    {
        INamedTypeSymbol type = attribute.AttributeClass!;
        if (attribute.AttributeConstructor is null)
        {
            ReportMisfit(attribute, KindOf(type), context);
            context.Break();
            return null;
        }

        return type is { Name: "UseAttribute", Arity: 1 } ? ReadUse(attribute, type, context)
            : ReadComposite(attribute, type, context);
    }

    /// <summary>The L1 and L2 terms of Regularize on the symbol, or none.</summary>
    public static PenaltySpec ReadPenalties(ISymbol symbol, ReadingContext context) =>
        KnownSymbols.Find(symbol, "RegularizeAttribute") is { } regularize
            ? Penalties(GivenArgument.Of(regularize), "l1", "l2", context)
            : PenaltySpec.None;

    private static string KindOf(INamedTypeSymbol type)
    {
        const string Suffix = "Attribute";
        return type.Name.EndsWith(Suffix, StringComparison.Ordinal)
            ? type.Name.Substring(0, type.Name.Length - Suffix.Length)
            : type.Name;
    }

    private static LayerDeclaration? ReadComposite(
        AttributeData attribute, INamedTypeSymbol type, ReadingContext context)
    {
        string kind = KindOf(type);
        if (!Composite.All.TryGetValue(kind, out Composite? composite))
        {
            context.Break();
            return null;
        }

        IReadOnlyList<GivenArgument> given = GivenArgument.Of(attribute);
        List<ArgumentSpec> arguments = [];
        foreach (GivenArgument argument in given)
        {
            Argument? declared = ArgumentReader.Find(composite.Signature, argument.Name);
            if (declared is not null && ArgumentReader.Read(kind, declared, argument, context) is { } value)
                arguments.Add(new ArgumentSpec(declared.Name, value));
        }

        return new LayerDeclaration(
            kind, composite, null, arguments.ToEquatableArray(), 0, NameOf(given, context),
            Penalties(given, "L1", "L2", context),
            TextOf(attribute, kind), SiteOf(attribute, given));
    }

    /// <summary>
    /// Arguments that C# cannot bind: it says which conversion there is not. What comes in stands first in other
    /// libraries, and is not written here.
    /// </summary>
    private static void ReportMisfit(AttributeData attribute, string kind, ReadingContext context)
    {
        // A name may be what C# does not know: then that is the mistake.
        if (!Composite.All.TryGetValue(kind, out Composite? composite)
            || attribute.ApplicationSyntaxReference?.GetSyntax()
                is not AttributeSyntax { ArgumentList: { } list } syntax
            || list.ContainsDiagnostics || list.Arguments.Any(a => a.Expression is not LiteralExpressionSyntax))
            return;
        Signature signature = composite.Signature;
        string taken = string.Join(", ", signature.Arguments.Select(a => a.Name));
        context.Report(
            ProblemIds.ArgumentRange,
            $"'{signature.Name}' takes {(taken.Length == 0 ? "no arguments" : taken)}, and {list} does not fit that",
            Fitting(signature, list), syntax.GetLocation());
    }

    private static string Fitting(Signature signature, AttributeArgumentListSyntax list)
    {
        if (signature.Arguments.Count == 0)
            return $"write {signature.Name}";
        string[] numbers = list.Arguments.TakeWhile(a => a.NameColon is null && a.NameEquals is null)
            .Select(a => a.Expression.ToString()).ToArray();
        if (signature.Name == "Dense" && numbers.Length == 2 && numbers.All(n => n.All(char.IsDigit)))
            return $"write Dense({numbers[1]}): what comes in is inferred, or said as inputs: {numbers[0]}";
        string[] known = [.. signature.Arguments.Select(a => a.Name)];
        string[] named = [.. list.Arguments.Select(a => a.NameColon?.Name.Identifier.ValueText).OfType<string>()];
        foreach (string other in named.Except(known, StringComparer.Ordinal))
        {
            if ((NearName.Of(other, known)
                ?? known.FirstOrDefault(k => other.StartsWith(k, StringComparison.OrdinalIgnoreCase))) is { } near)
                return $"write {near} instead of {other}";
        }

        string[] missing = [.. signature.Arguments.Skip(numbers.Length)
            .Where(a => a.Default is null && !named.Contains(a.Name)).Select(a => a.Name)];
        return missing.Length > 0 ? $"give it {string.Join(" and ", missing)}"
            : $"write what is not {known[0]} with its name, as in {known[known.Length - 1]}: ..";
    }

    private static LayerDeclaration? ReadUse(AttributeData attribute, INamedTypeSymbol type, ReadingContext context)
    {
        IReadOnlyList<GivenArgument> given = GivenArgument.Of(attribute);
        Site site = SiteOf(attribute, given);
        if (type.TypeArguments[0] is not INamedTypeSymbol model || model.TypeKind == TypeKind.Error)
        {
            context.Break();
            return null;
        }

        if (!KnownSymbols.IsModel(model) || model.DeclaringSyntaxReferences.IsEmpty)
        {
            context.Report(
                ProblemIds.NotAModel,
                $"'{model.Name}' is not a model of this project",
                "let Use name a partial class marked [Model] whose source is here", site.Whole);
            return null;
        }

        if (context.Enclosing.Contains(model, SymbolEqualityComparer.Default))
        {
            string path = string.Join(" -> ", context.Enclosing.Select(m => m.Name).Append(model.Name));
            context.Report(
                ProblemIds.ModelCycle,
                $"'{model.Name}' contains itself ({path}), and a model cannot be a layer of its own",
                "put what both need into a model of its own", site.Whole);
            return null;
        }

        int repeat = 1;
        foreach (GivenArgument argument in given.Where(a => a.Name == "repeat" && a.Value.Value is int))
            repeat = (int)argument.Value.Value!;
        if (repeat is < 1 or > 10_000)
        {
            context.Report(
                ProblemIds.ArgumentRange,
                $"'repeat' of 'Use' must be from 1 to 10000, but is {repeat}",
                $"write {(repeat < 1 ? 1 : 10_000)}", site.Narrow("repeat", -1));
            return null;
        }

        ReadResult read = context.Session.Use(
            model, () => ModelReader.Read(model, context.Session, context.Enclosing));
        // A cycle through several models is met inside the other one, which is where this one's Use goes wrong too.
        foreach (Problem cycle in read.Problems.Where(p => p.Id == ProblemIds.ModelCycle))
            context.Report(cycle.Id, cycle.Message, site.Whole);
        if (read.IsBroken)
            context.Break();
        else
            context.Use(read.Spec);
        return new LayerDeclaration(
            model.Name, null, read.Spec, EquatableArray<ArgumentSpec>.Empty, repeat, NameOf(given, context),
            Penalties(given, "L1", "L2", context), TextOf(attribute, $"Use<{model.Name}>"), site);
    }

    private static string? NameOf(IReadOnlyList<GivenArgument> given, ReadingContext context)
    {
        GivenArgument? name = given.FirstOrDefault(a => a.Name == "Name");
        if (name?.Value.Value is not string text)
            return null;
        if (text.Length > 0 && text.All(c => char.IsLetterOrDigit(c) || c == '_'))
            return text;
        context.Report(
            ProblemIds.LayerName, $"\"{text}\" is not a layer's name", "use letters, digits and _", name.Location);
        return null;
    }

    private static PenaltySpec Penalties(
        IReadOnlyList<GivenArgument> given, string l1, string l2, ReadingContext context)
    {
        double Read(string name)
        {
            if (given.FirstOrDefault(a => a.Name == name) is not { } argument)
                return 0;
            double value = ArgumentReader.ToNumber(argument.Value.Value);
            if (value >= 0 && !double.IsInfinity(value))
                return value;
            context.Report(
                ProblemIds.ArgumentRange,
                $"'{name}' must be at least 0 and finite, but is {ArgumentReader.Print(value)}",
                "write 0 for none, or a small number such as 1e-4f",
                argument.Location);
            return 0;
        }

        return new PenaltySpec(Read(l1), Read(l2));
    }

    private static Site SiteOf(AttributeData attribute, IReadOnlyList<GivenArgument> given) => new(
        attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Location.None,
        given.GroupBy(g => g.Name, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Location, StringComparer.Ordinal),
        []);

    private static string TextOf(AttributeData attribute, string kind)
    {
        var syntax = (AttributeSyntax?)attribute.ApplicationSyntaxReference?.GetSyntax();
        string[] arguments = (syntax?.ArgumentList?.Arguments ?? default)
            .Where(a => a.NameEquals is null).Select(a => SourceText.Of(a)).ToArray();
        return arguments.Length == 0 ? kind : SourceText.Shorten($"{kind}({string.Join(", ", arguments)})");
    }
}
