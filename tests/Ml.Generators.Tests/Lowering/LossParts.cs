using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Lowering.Losses;
using Ml.Generators.Shapes;
using Ml.Testing.Oracle;

namespace Ml.Generators.Tests.Lowering;

/// <summary>A lowered model's loss over a batch and over the batch's parts, by the oracle.</summary>
public sealed class LossParts(LoweredModel model, int seed)
{
    private const int Count = 10;

    private static readonly int[][] Cuts = [[3, 3, 4], [1, 9], [4, 4, 2], [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]];

    /// <summary>The loss of the whole batch.</summary>
    public double Whole => Run(0, Count)[(OutputRole.Loss, 0)].Data[0];

    /// <summary>The loss put together from what the program tells of the parts, cut by cut.</summary>
    public IEnumerable<double> PutTogether() => Cuts.Select(cut =>
    {
        var sums = new (double Sum, double Count)[model.Loss!.Terms.Count];
        int start = 0;
        foreach (int size in cut)
        {
            IReadOnlyDictionary<(OutputRole, int), NumberArray> told = Run(start, size);
            for (int term = 0; term < sums.Length; term++)
            {
                (double sum, double count) = Tell(model.Loss!.Evaluation.Terms[term], told, size);
                sums[term] = (sums[term].Sum + sum, sums[term].Count + count);
            }

            start += size;
        }

        return model.Loss!.Terms.Select((term, i) => term.Weight
            * (term.Reduction == LossReduction.Sum ? sums[i].Sum : sums[i].Sum / sums[i].Count)).Sum();
    });

    private static (double Sum, double Count) Tell(
        TermFigures term, IReadOnlyDictionary<(OutputRole, int), NumberArray> told, int batch)
    {
        double Figure(int place) => told[place == 0 ? (OutputRole.Loss, 0) : (OutputRole.Figure, place)].Data[0];
        double count = term.Count < 0 ? term.Size.Evaluate(name => name == "batch" ? batch : 3) : Figure(term.Count);
        return term.IsSum ? (Figure(term.Value), count) : count == 0 ? (0, 0) : (Figure(term.Value) * count, count);
    }

    private IReadOnlyDictionary<(OutputRole Role, int Index), NumberArray> Run(int start, int size)
    {
        var inputs = new OracleInputs();
        for (int slot = 0; slot < model.Inputs.Count; slot++)
            inputs.Inputs[slot] = Rows(slot, start, size);
        for (int i = 0; i < model.Parameters.Count; i++)
            inputs.Parameters[i] = Numbers(100 + i, [.. model.Parameters[i].Shape.Select(d => (int)d.Value)], isInteger: false);
        inputs.BindSizes(model.Evaluation!);
        return GraphOracle.Run(model.Evaluation!, inputs);
    }

    private NumberArray Rows(int slot, int start, int size)
    {
        Shape shape = model.Inputs[slot].Shape!;
        int[] sizes = [.. shape.Select(d => (int)d.Evaluate(name => name == "batch" ? Count : 3))];
        NumberArray whole = Numbers(slot, sizes, model.Inputs[slot].Element == ElementType.Int32);
        int row = whole.Data.Length / sizes[0];
        sizes[0] = size;
        return new NumberArray(sizes, whole.Data[(start * row)..((start + size) * row)]);
    }

    /// <summary>Numbers between 0.1 and 0.9, which every loss takes; classes 0 to 2, some of them ignored.</summary>
    private NumberArray Numbers(int stream, int[] shape, bool isInteger)
    {
        var random = new System.Random(seed + stream);
        return new NumberArray(shape, [.. Enumerable.Range(0, NumberArray.Count(shape))
            .Select(_ => isInteger ? random.Next(-1, 3) : 0.1 + (0.8 * random.NextDouble()))]);
    }
}
