using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// Layers that are one model, each with tensors of its own, called one after the other, are one repeated layer: code
/// grows with distinct layers, however they are written. Before -> after: Block3(Block2(Block1(x))) ->
/// Use(repeat: 3)(x), whose tensors keep the names of the layers.
/// </summary>
internal static class EqualLayers
{
    // A loop hands its values on in memory of its own: not worth it for a pair.
    private const int Fewest = 3;

    /// <summary>The same model with every such chain as one layer; itself where there is none.</summary>
    public static ModelSpec Joined(ModelSpec spec)
    {
        Chain? chain = Enumerable.Range(0, spec.Steps.Count).Select(first => ChainFrom(spec, first))
            .FirstOrDefault(c => c is not null);
        return chain is null ? spec : Joined(Join(spec, chain));
    }

    /// <summary>The rows of the layers as they were declared.</summary>
    public static IReadOnlyList<LayerRow> Rows(IReadOnlyList<LayerRow> rows, ModelSpec joined, ModelSpec declared)
    {
        Dictionary<string, string> texts = declared.Steps.Where(s => s.Kind == StepKind.Layer)
            .GroupBy(s => declared.Layers[s.Layer].Label, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.First().Text, StringComparer.Ordinal);
        return rows.SelectMany(Parts).ToArray();

        IEnumerable<LayerRow> Parts(LayerRow row)
        {
            EquatableArray<string> labels = joined.Layers.FirstOrDefault(l => l.Label == row.Label)?.Labels ?? default;
            return labels.Count == 0 ? [row] : labels.Select(label => row with
            {
                Label = label,
                Text = texts[label],
                Parameters = row.Parameters / labels.Count,
                Flops = row.Flops.FloorDivide(labels.Count),
            });
        }
    }

    private static Chain? ChainFrom(ModelSpec spec, int first)
    {
        if (LayerOf(spec, first) is not { Repeat: 1, Labels.Count: 0 } layer)
            return null;
        int count = 1;
        while (first + count < spec.Steps.Count && Continues(spec, layer, first, count))
            count++;
        return count < Fewest ? null : new Chain(first, count);
    }

    /// <summary>Whether a step does to the result of the one before it what that did to its own operand.</summary>
    private static bool Continues(ModelSpec spec, LayerSpec layer, int first, int count)
    {
        StepSpec start = spec.Steps[first], step = spec.Steps[first + count];
        int before = ProgramTypes.FirstValue(spec, first + count - 1);
        return LayerOf(spec, first + count) is { } next
            && next with
            {
                Label = layer.Label,
                Member = layer.Member,
                MemberHeader = layer.MemberHeader,
                IsDocumented = layer.IsDocumented,
            } == layer
            && step.Layer == start.Layer + count
            && step.Results == 1 && start.Results == 1
            && step.Operands.Count == start.Operands.Count && step.Operands[0] == before
            && step.Operands.Skip(1).SequenceEqual(start.Operands.Skip(1)) && !step.Operands.Skip(1).Contains(before)
            && (first < spec.ForwardSteps) == (first + count < spec.ForwardSteps)
            && ReadersOf(spec, before) == 1 && CallsOf(spec, step.Layer) == 1 && CallsOf(spec, start.Layer) == 1;
    }

    private static ModelSpec Join(ModelSpec spec, Chain chain)
    {
        StepSpec start = spec.Steps[chain.First];
        int result = ProgramTypes.FirstValue(spec, chain.First), last = result + chain.Count - 1;
        LayerSpec[] layers = [.. spec.Layers.Skip(start.Layer).Take(chain.Count)];
        LayerSpec all = layers[0] with
        {
            Label = $"{layers[0].Label}..{layers[layers.Length - 1].Label}",
            Repeat = chain.Count,
            Labels = layers.Select(l => l.Label).ToEquatableArray(),
        };

        int Value(int value) => value < last ? value : value == last ? result : value - chain.Count + 1;
        IEnumerable<StepSpec> steps = spec.Steps
            .Where((_, i) => i <= chain.First || i >= chain.First + chain.Count)
            .Select(s => s with
            {
                Layer = s.Layer >= start.Layer + chain.Count ? s.Layer - chain.Count + 1 : s.Layer,
                Operands = s.Operands.Select(Value).ToEquatableArray(),
            });
        return spec with
        {
            Layers = spec.Layers.Take(start.Layer).Append(all).Concat(spec.Layers.Skip(start.Layer + chain.Count))
                .ToEquatableArray(),
            Steps = steps.ToEquatableArray(),
            ForwardSteps = chain.First < spec.ForwardSteps ? spec.ForwardSteps - chain.Count + 1 : spec.ForwardSteps,
            Outputs = spec.Outputs.Select(o => o with { Value = Value(o.Value) }).ToEquatableArray(),
            Loss = spec.Loss < 0 ? spec.Loss : Value(spec.Loss),
        };
    }

    private static LayerSpec? LayerOf(ModelSpec spec, int step) =>
        spec.Steps[step].Kind == StepKind.Layer ? spec.Layers[spec.Steps[step].Layer] : null;

    private static int ReadersOf(ModelSpec spec, int value) =>
        spec.Steps.Sum(s => s.Operands.Count(o => o == value)) + spec.Outputs.Count(o => o.Value == value)
        + (spec.Loss == value ? 1 : 0);

    private static int CallsOf(ModelSpec spec, int layer) => spec.Steps.Count(s => s.Layer == layer);

    private sealed record Chain(int First, int Count);
}
