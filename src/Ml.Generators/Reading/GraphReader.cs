using Microsoft.CodeAnalysis;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>The graph form: partial methods are layers, Forward and Loss are read as programs over them.</summary>
internal static class GraphReader
{
    public static ReadParts Read(INamedTypeSymbol type, IReadOnlyList<IMethodSymbol> methods, ReadingContext context)
    {
        IReadOnlyList<LayerMethod> layers = LayerMethods.Read(methods, context);
        ReadParts parts = new()
        {
            Layers = [.. layers.Select(l => l.Spec), .. LayerMethods.Unread(methods, layers)],
            LayerSites = layers.Select(l => l.Declaration.Site.Whole).ToArray(),
        };
        if (EntryMethod.Find(type, methods, "Forward", context) is not { } forward)
            return parts;
        IMethodSymbol? loss = EntryMethod.Find(type, methods, "Loss", context);

        OutputSpec[] outputs = EntryMethod.Outputs(forward, loss, context);
        (IReadOnlyList<InputSpec> inputs, IReadOnlyList<Location> inputSites) = EntryMethod.Inputs(
            forward.Parameters, context);
        if (forward.Parameters.IsEmpty)
        {
            context.Report(
                ProblemIds.NoInput,
                "'Forward' has no input", "give it a tensor, such as [Shape(\"batch\", 784)] Tensor x",
                KnownSymbols.PositionOf(forward));
        }

        IParameterSymbol[] targetParameters = loss is null ? [] : loss.Parameters.Skip(outputs.Length)
            .Where(p => !inputs.Any(i => i.Name == p.Name)).ToArray();
        (IReadOnlyList<InputSpec> targets, IReadOnlyList<Location> targetSites) = EntryMethod.Inputs(
            targetParameters, context);
        parts = parts with
        {
            Inputs = inputs,
            InputSites = inputSites,
            Targets = targets,
            TargetSites = targetSites,
            Outputs = outputs,
        };
        if (context.IsBroken && inputs.Count + targets.Count < forward.Parameters.Length + targetParameters.Length)
            return parts;

        HashSet<string> sizes = new(
            inputs.Concat(targets).SelectMany(i => i.Shape!).SelectMany(d => d.Names), StringComparer.Ordinal);
        ProgramBuilder program = new(inputs.Count + targets.Count, context);
        BodyInterpreter interpreter = new(context, type, layers, program, sizes);
        AbstractValue result = interpreter.Run(forward, Tensors(0, inputs.Count));
        AbstractValue[] values = result is AbstractValue.Items items ? [.. items.Values] : [result];
        int forwardSteps = program.Steps.Count;
        AbstractValue? lossValue = loss is null ? null
            : interpreter.Run(loss, LossArguments(loss, values, outputs.Length, inputs, targets));
        if (!context.IsBroken)
            ReportUncalled(layers, program.Steps, context);
        return parts with
        {
            Steps = program.Steps,
            StepSites = program.Sites,
            Locals = program.Locals,
            ForwardSteps = forwardSteps,
            Outputs = outputs.Select((o, i) => o with { Value = IdOf(values, i) }).ToArray(),
            Loss = lossValue is AbstractValue.Tensor tensor ? tensor.Id : -1,
        };
    }

    private static int IdOf(AbstractValue[] values, int index) =>
        index < values.Length && values[index] is AbstractValue.Tensor tensor ? tensor.Id : -1;

    private static AbstractValue[] Tensors(int first, int count) =>
        Enumerable.Range(first, count).Select(i => (AbstractValue)new AbstractValue.Tensor(i)).ToArray();

    /// <summary>The outputs, then for each further parameter the input of its name or the next target.</summary>
    private static AbstractValue[] LossArguments(
        IMethodSymbol loss, IReadOnlyList<AbstractValue> outputs, int outputCount, IReadOnlyList<InputSpec> inputs,
        IReadOnlyList<InputSpec> targets) => loss.Parameters.Select((parameter, i) =>
    {
        if (i < outputCount)
            return i < outputs.Count ? outputs[i] : AbstractValue.Unknown;
        int input = inputs.ToList().FindIndex(x => x.Name == parameter.Name);
        int target = targets.ToList().FindIndex(x => x.Name == parameter.Name);
        return input >= 0 ? new AbstractValue.Tensor(input)
            : target >= 0 ? new AbstractValue.Tensor(inputs.Count + target)
            : AbstractValue.Unknown;
    }).ToArray();

    private static void ReportUncalled(
        IReadOnlyList<LayerMethod> layers, IReadOnlyList<StepSpec> steps, ReadingContext context)
    {
        HashSet<int> called = new(steps.Select(s => s.Layer));
        for (int i = 0; i < layers.Count; i++)
        {
            if (!called.Contains(i))
            {
                string name = layers[i].Method.Name;
                context.Report(
                    ProblemIds.LayerNeverCalled,
                    $"The layer '{name}' is never called", $"call {name} in Forward, or remove it",
                    KnownSymbols.PositionOf(layers[i].Method));
            }
        }
    }
}
