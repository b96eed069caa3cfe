using Microsoft.CodeAnalysis;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>The declarations of Forward and Loss: which method it is, what it takes and gives.</summary>
internal static class EntryMethod
{
    public static IMethodSymbol? Find(
        INamedTypeSymbol type, IReadOnlyList<IMethodSymbol> methods, string name, ReadingContext context)
    {
        IMethodSymbol[] found = methods.Where(m => m.Name == name && m.MethodKind == MethodKind.Ordinary).ToArray();
        if (found.Length == 0)
        {
            if (name == "Forward")
            {
                context.Report(
                    ProblemIds.NoLayers,
                    $"'{type.Name}' has layer methods and no Forward",
                    "write Tensor Forward([Shape(\"batch\", ...)] Tensor x) that calls them",
                    KnownSymbols.PositionOf(type));
            }

            return null;
        }

        if (found.Length > 1)
        {
            context.Report(
                ProblemIds.EntryMethodForm,
                $"'{type.Name}' has {found.Length} methods named {name}, and the compiler reads exactly one",
                "give the others another name",
                KnownSymbols.PositionOf(found[1]));
        }

        IMethodSymbol method = found[0];
        if (method.ReturnType.TypeKind == TypeKind.Error || method.ReturnType is INamedTypeSymbol { IsTupleType: true }
            && !Headers.CanRepeat(method))
        {
            context.Break();
            return null;
        }

        bool fits = name == "Loss" ? KnownSymbols.IsTensor(method.ReturnType)
            : KnownSymbols.IsTensors(method.ReturnType);
        if (!fits || method.Arity > 0 || method.IsAsync || method.ReturnsByRef || method.ReturnsByRefReadonly)
        {
            context.Report(
                ProblemIds.EntryMethodForm,
                $"'{name}' must return {(name == "Loss" ? "the loss, a Tensor" : "a Tensor or a tuple of tensors")}, "
                + "and be neither generic nor async",
                $"write Tensor {name}(..)", KnownSymbols.PositionOf(method));
            return null;
        }

        return method;
    }

    /// <summary>Inputs of Forward, or targets of Loss: each a tensor with a Shape.</summary>
    public static (IReadOnlyList<InputSpec> Inputs, IReadOnlyList<Location> Sites) Inputs(
        IEnumerable<IParameterSymbol> parameters, ReadingContext context)
    {
        List<InputSpec> inputs = [];
        List<Location> sites = [];
        foreach (IParameterSymbol parameter in parameters)
        {
            Location site = KnownSymbols.PositionOf(parameter);
            if (Read(parameter, site, context) is { } input)
            {
                inputs.Add(input);
                sites.Add(site);
            }
        }

        return (inputs, sites);
    }

    /// <summary>The outputs' names: of the tuple's elements, else of the loss's parameters, else "output".</summary>
    public static OutputSpec[] Outputs(IMethodSymbol forward, IMethodSymbol? loss, ReadingContext context)
    {
        int count = forward.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Length : 1;
        HashSet<string> taken = new(forward.Parameters.Select(p => p.Name), StringComparer.Ordinal);
        var outputs = new OutputSpec[count];
        for (int i = 0; i < count; i++)
        {
            string? element = forward.ReturnType is INamedTypeSymbol { IsTupleType: true } named
                && named.TupleElements[i].IsExplicitlyNamedTupleElement ? named.TupleElements[i].Name : null;
            string name = element
                ?? (loss is not null && i < loss.Parameters.Length ? loss.Parameters[i].Name : "output");
            if (name.Length == 0 || !taken.Add(name))
            {
                name = "output";
                for (int n = 2; !taken.Add(name); n++)
                    name = "output" + n.ToString(System.Globalization.CultureInfo.InvariantCulture);
            }

            outputs[i] = new OutputSpec(name, -1);
        }

        if (loss is not null && loss.Parameters.Length < count)
        {
            context.Report(
                ProblemIds.EntryMethodForm,
                $"'Loss' must take what Forward gives, {count} tensors, and then its targets",
                $"write Tensor Loss({string.Join(", ", outputs.Select(o => "Tensor " + o.Name))}, ..)",
                KnownSymbols.PositionOf(loss));
        }

        return outputs;
    }

    private static InputSpec? Read(IParameterSymbol parameter, Location site, ReadingContext context)
    {
        if (parameter.Type.TypeKind == TypeKind.Error || parameter.Name.Length == 0)
        {
            context.Break();
            return null;
        }

        ElementType? element = KnownSymbols.TensorElement(parameter.Type);
        if (element is null or ElementType.Bool || parameter.RefKind != RefKind.None || parameter.IsParams)
        {
            context.Report(
                ProblemIds.NoInput, $"'{parameter.Name}' must be a Tensor or a Tensor<int>",
                $"write Tensor {parameter.Name}, or Tensor<int> {parameter.Name} for whole numbers", site);
            return null;
        }

        if (KnownSymbols.Find(parameter, "ShapeAttribute") is not { } attribute)
        {
            context.Report(
                ProblemIds.NoInput,
                $"'{parameter.Name}' needs its sizes", "write them before its type, such as [Shape(\"batch\", 784)]",
                site);
            return null;
        }

        bool withGradient = KnownSymbols.Find(parameter, "WithGradientAttribute") is not null;
        if (withGradient && element != ElementType.Float32)
        {
            context.Report(
                ProblemIds.GradientOfIntegers,
                $"'{parameter.Name}' holds integers, and a loss has no gradient with respect to integers",
                "leave WithGradient out, or take a Tensor", site);
        }

        return SizeReader.ReadShape(attribute, context) is { } shape
            ? new InputSpec(parameter.Name, element.Value, shape, withGradient)
            : null;
    }
}
