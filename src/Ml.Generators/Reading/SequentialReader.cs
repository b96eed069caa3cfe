using Microsoft.CodeAnalysis;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>The sequential form: each layer attribute is applied to what the one above it gives.</summary>
internal static class SequentialReader
{
    public static ReadParts Read(INamedTypeSymbol type, IReadOnlyList<AttributeData> stack, ReadingContext context)
    {
        (InputSpec? input, Location inputSite) = ReadInput(type, stack, context);
        IReadOnlyList<AttributeData> ordered = Order(type, stack, context);
        LayerDeclaration[] declarations = ordered
            .Select(a => LayerReader.Read(a, context)).Where(d => d is not null).Select(d => d!).ToArray();

        LayerDeclaration? loss = declarations.FirstOrDefault(d => d.IsLoss);
        if (loss is not null && declarations[declarations.Length - 1] != loss)
        {
            context.Report(
                ProblemIds.LayerPlace,
                $"'{loss.Kind}' is a loss, which closes a model", "write it below the last layer, and only one",
                loss.Site.Whole);
        }

        if (!declarations.Any(d => !d.IsLoss) && !context.IsBroken)
        {
            context.Report(
                ProblemIds.NoLayers,
                $"'{type.Name}' has no layers",
                "write layer attributes such as [Dense(10)] above the class, or partial methods and a Forward in it",
                KnownSymbols.PositionOf(type));
        }

        InputSpec[] inputs = input is null ? [] : [input];
        InputSpec[] targets = loss?.Composite is null ? []
            : loss.Composite.Signature.Operands.Skip(1).Where(o => !o.IsOptional)
            .Select(o => new InputSpec(Distinct(o.Name, inputs), ElementOf(o), null, WithGradient: false)).ToArray();
        ProgramBuilder program = new(inputs.Length + targets.Length, context);
        List<LayerSpec> layers = [];
        List<Location> layerSites = [];
        Labels labels = new();
        foreach (string name in declarations.Where(d => d.Name is not null).Select(d => d.Name!))
            labels.Take(name);
        HashSet<string> named = new(StringComparer.Ordinal);

        int current = 0;
        foreach (LayerDeclaration declaration in declarations.Where(d => !d.IsLoss))
        {
            CheckOneOperand(declaration, context);
            int layer = -1;
            if (declaration.OwnsParameters)
            {
                if (declaration.Name is { } given && !named.Add(given))
                    context.Report(
                        ProblemIds.LayerName, $"Two layers are named '{given}'", "give one of them another name",
                        declaration.Site.Narrow("Name", -1));
                layer = layers.Count;
                layers.Add(declaration.ToSpec(declaration.Name ?? labels.Next(declaration.Kind), "", ""));
                layerSites.Add(declaration.Site.Whole);
            }

            current = program.Add(
                declaration.ToStep(layer, [current], 1, declaration.Text, SourceText.LineOf(declaration.Site.Whole)),
                declaration.Site);
        }

        int forwardSteps = program.Steps.Count, output = current, lossValue = -1;
        if (loss is not null)
        {
            IEnumerable<int> operands = Enumerable.Range(inputs.Length, targets.Length).Prepend(output);
            lossValue = program.Add(
                loss.ToStep(-1, operands, 1, loss.Text, SourceText.LineOf(loss.Site.Whole)), loss.Site);
        }

        program.ReportRefused();
        return new ReadParts
        {
            Inputs = inputs,
            Targets = targets,
            Layers = layers,
            Steps = program.Steps,
            ForwardSteps = forwardSteps,
            Outputs =
                [new OutputSpec(
                    Distinct(loss?.Composite?.Signature.Operands[0].Name ?? "output", [.. inputs, .. targets]),
                    output)],
            Loss = lossValue,
            InputSites = inputs.Select(_ => inputSite).ToArray(),
            TargetSites = targets.Select(_ => loss!.Site.Whole).ToArray(),
            LayerSites = layerSites,
            StepSites = program.Sites,
        };
    }

    private static (InputSpec? Input, Location Site) ReadInput(
        INamedTypeSymbol type, IReadOnlyList<AttributeData> stack, ReadingContext context)
    {
        if (KnownSymbols.Find(type, "InputAttribute") is not { } attribute)
        {
            if (stack.Count > 0)
            {
                context.Report(
                    ProblemIds.NoInput,
                    $"'{type.Name}' has no input", "write its sizes as [Input(\"batch\", 28, 28)] above the layers",
                    KnownSymbols.PositionOf(type));
            }

            return (null, Location.None);
        }

        IReadOnlyList<GivenArgument> given = GivenArgument.Of(attribute);
        Shape? shape = SizeReader.ReadShape(attribute, context);
        string name = given.FirstOrDefault(a => a.Name == "Name")?.Value.Value as string ?? "input";
        if (!Microsoft.CodeAnalysis.CSharp.SyntaxFacts.IsValidIdentifier(name))
        {
            context.Report(
                ProblemIds.NotASize, $"\"{name}\" cannot name an input, which becomes a parameter of Predict",
                "write a name as C# has them",
                given.First(a => a.Name == "Name").Location);
            name = "input";
        }

        ElementType element = given.FirstOrDefault(a => a.Name == "Element")?.Value.Value is 1 ? ElementType.Int32
            : ElementType.Float32;
        AttributeData? withGradient = KnownSymbols.Find(type, "WithGradientAttribute");
        Location site = attribute.ApplicationSyntaxReference?.GetSyntax().GetLocation() ?? Location.None;
        if (withGradient is not null && element != ElementType.Float32)
        {
            context.Report(
                ProblemIds.GradientOfIntegers,
                $"'{name}' holds integers, and a loss has no gradient with respect to integers",
                "leave WithGradient out, or Element = Element.Int32", site);
        }

        return shape is null ? (null, site) : (new InputSpec(name, element, shape, withGradient is not null), site);
    }

    /// <summary>
    /// The attributes top to bottom; a problem when several parts of the type hold some, since parts have no order.
    /// </summary>
    private static IReadOnlyList<AttributeData> Order(
        INamedTypeSymbol type, IReadOnlyList<AttributeData> stack, ReadingContext context)
    {
        IGrouping<SyntaxNode?, AttributeData>[] parts = stack
            .GroupBy(a => a.ApplicationSyntaxReference?.GetSyntax().Parent?.Parent).ToArray();
        foreach (IGrouping<SyntaxNode?, AttributeData> part in parts.Skip(1))
        {
            context.Report(
                ProblemIds.LayersSpread,
                $"Layers of '{type.Name}' stand on several parts of the type, whose order is not defined",
                "write all layers above one part",
                part.First().ApplicationSyntaxReference!.GetSyntax().GetLocation());
        }

        return parts.SelectMany(p => p.OrderBy(a => a.ApplicationSyntaxReference?.Span.Start ?? 0)).ToArray();
    }

    private static void CheckOneOperand(LayerDeclaration declaration, ReadingContext context)
    {
        if (declaration.Composite is { Signature: var signature }
            && (signature.Operands.Count(o => !o.IsOptional) != 1 || signature.Results != 1))
        {
            context.Report(
                ProblemIds.LayerPlace,
                $"'{declaration.Kind}' takes {signature.Operands.Count} tensors and gives {signature.Results}",
                "declare it as a partial method and call it in a Forward", declaration.Site.Whole);
        }
        else if (declaration.Model is { } model && (model.Inputs.Count != 1 || model.Outputs.Count != 1)
            && !context.IsBroken)
        {
            context.Report(
                ProblemIds.LayerPlace,
                $"'{model.Name}' takes {model.Inputs.Count} tensors and gives {model.Outputs.Count}",
                "declare it as a partial method and call it in a Forward", declaration.Site.Whole);
        }
    }

    private static ElementType ElementOf(Operand operand) =>
        operand.Element == "int" ? ElementType.Int32 : ElementType.Float32;

    private static string Distinct(string name, IReadOnlyList<InputSpec> taken)
    {
        while (taken.Any(t => t.Name == name))
            name += "2";
        return name;
    }
}
