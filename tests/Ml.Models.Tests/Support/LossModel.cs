using Ml.Data;
using Ml.Models.Tests.Models;

namespace Ml.Models.Tests.Support;

/// <summary>A model of Models/Losses.cs, and examples for it.</summary>
public sealed record LossModel(string Name, Func<ITrainable> Create)
{
    /// <summary>Every one of them; the last are those whose figures may depend on the batch.</summary>
    public static IReadOnlyList<LossModel> All { get; } =
    [
        new(nameof(PlainClasses), () => new PlainClasses(1)),
        new(nameof(ClassesWithoutTheFirst), () => new ClassesWithoutTheFirst(1)),
        new(nameof(ClassesWithoutAVoid), () => new ClassesWithoutAVoid(1)),
        new(nameof(SummedClasses), () => new SummedClasses(1)),
        new(nameof(SummedSquares), () => new SummedSquares(1)),
        new(nameof(WeightedClasses), () => new WeightedClasses(1)),
        new(nameof(PixelClasses), () => new PixelClasses(1)),
        new(nameof(WordClasses), () => new WordClasses(1)),
        new(nameof(TwoMeans), () => new TwoMeans(1)),
        new(nameof(MeanOfMeans), () => new MeanOfMeans(1)),
        new(nameof(OneMinusMean), () => new OneMinusMean(1)),
        new(nameof(WeightedMean), () => new WeightedMean(1)),
        new(nameof(MaskedMean), () => new MaskedMean(1)),
        new(nameof(SumAndMean), () => new SumAndMean(1)),
        new(nameof(TwoHeads), () => new TwoHeads(1)),
        new(nameof(PenalisedClasses), () => new PenalisedClasses(1)),
        new(nameof(RootOfMean), () => new RootOfMean(1)),
        new(nameof(Contrast), () => new Contrast(1)),
    ];

    public static LossModel Named(string name) => All.Single(m => m.Name == name);

    /// <summary>Examples of numbers in [-1, 1] and of classes, the same ones every time.</summary>
    /// <param name="isIgnored">Which class numbers become the one that the loss ignores.</param>
    public static ArrayDataSet Data(ModelInfo model, int count, Func<int, bool>? isIgnored = null)
    {
        int ignored = model.LossTerms.Select(term => term.Ignored).FirstOrDefault(number => number is not null) ?? -1;
        return new ArrayDataSet([.. model.Inputs.Concat(model.Targets).Select((tensor, slot) =>
        {
            int length = TestModel.Shape(tensor, 1).Skip(1).Aggregate(1, (a, b) => a * b);
            bool isTarget = slot >= model.Inputs.Count;
            return tensor.Element == ElementKind.Float32
                ? new FloatColumn(tensor.Name, [.. Enumerable.Range(0, count * length).Select(i => TestModel.Number(slot, i))], length, isTarget)
                : (Column)new IntegerColumn(
                    tensor.Name, [.. Enumerable.Range(0, count * length).Select(i => isIgnored?.Invoke(i) == true ? ignored : 1 + (i * 5 % 3))],
                    length, isTarget);
        })]);
    }

    public override string ToString() => Name;
}
