using Ml.Models.Tests.Models;

namespace Ml.Models.Tests.Support;

/// <summary>A model of this project under a name, and how its inputs are filled.</summary>
public sealed record TestModel(string Name, Func<ulong, ITrainable> Create)
{
    /// <summary>Every integer input of the models here stands below this.</summary>
    private const int Classes = 3;

    /// <summary>The second symbolic size, where a model has one.</summary>
    private const int Time = 5;

    public static IReadOnlyList<TestModel> All { get; } =
    [
        new(nameof(ConvNet), seed => new ConvNet(seed)),
        new(nameof(RowNet), seed => new RowNet(seed)),
        new(nameof(NormNet), seed => new NormNet(seed)),
        new(nameof(Tower), seed => new Tower(seed)),
        new(nameof(TwoWays), seed => new TwoWays(seed)),
        new(nameof(Nested), seed => new Nested(seed)),
        new(nameof(FrozenTrunk), seed => new FrozenTrunk(seed)),
        new(nameof(Ladder), seed => new Ladder(seed)),
    ];

    public static TestModel Named(string name) => All.Single(m => m.Name == name);

    /// <summary>A batch of numbers in [-1, 1] and of small integers, the same ones for the same seed.</summary>
    public static Batch Fill(ITrainable model, int count, int seed = 1)
    {
        Batch batch = Batch.For(model.Description);
        batch.Reset(count);
        int slot = 0;
        foreach (TensorInfo tensor in model.Description.Inputs.Concat(model.Description.Targets))
        {
            int length = Shape(tensor, count).Aggregate(1, (a, b) => a * b);
            if (tensor.Element == ElementKind.Int32)
            {
                Span<int> integers = batch.FillIntegers(slot, length);
                for (int i = 0; i < length; i++)
                    integers[i] = (int)((Number(seed + slot, i) + 1) * 1000) % Classes;
            }
            else
            {
                Span<float> floats = batch.FillFloats(slot, length);
                for (int i = 0; i < length; i++)
                    floats[i] = Number(seed + slot, i);
            }

            slot++;
        }

        batch.SetSize("time", Time);
        return batch;
    }

    /// <summary>What the model predicts: all outputs, one after the other.</summary>
    public static float[] Predict(IModel model, Batch batch)
    {
        Batch outputs = Batch.ForOutputs(model.Description);
        model.Predict(batch, outputs);
        return [.. Enumerable.Range(0, outputs.Slots).SelectMany(slot => outputs.Floats(slot).ToArray())];
    }

    /// <summary>The sizes of a tensor in a batch of so many examples.</summary>
    public static int[] Shape(TensorInfo tensor, int count) =>
    [
        .. tensor.Shape.Trim('[', ']').Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(size => size switch
            {
                "batch" => count,
                "time" => Time,
                _ => int.Parse(size, System.Globalization.CultureInfo.InvariantCulture),
            }),
    ];

    /// <summary>A pseudo-random number in [-1, 1] that a float holds exactly.</summary>
    public static float Number(int seed, int element)
    {
        unchecked
        {
            uint x = ((uint)seed * 0x9E3779B9U) + ((uint)element * 0x85EBCA6BU) + 1;
            x = (x ^ (x >> 16)) * 0x7FEB352DU;
            x = (x ^ (x >> 15)) * 0x846CA68BU;
            return ((int)((x ^ (x >> 16)) >> 8) - (1 << 23)) / (float)(1 << 23);
        }
    }

    public override string ToString() => Name;
}
