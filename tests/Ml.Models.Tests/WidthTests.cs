using Ml.Models.Tests.Support;
using Ml.Numerics;

namespace Ml.Models.Tests;

/// <summary>Every vector width, on sizes that fill no register, gives what the oracle gives in double.</summary>
[Collection(ProcessWide.Name)]
public sealed class WidthTests : IDisposable
{
    private static readonly int[] Counts = [1, 2, 3, 5, 7, 16, 17, 33, 64];

    private readonly VectorWidth _chosen = Simd.Width;

    public static TheoryData<string, int> Cases
    {
        get
        {
            TheoryData<string, int> cases = [];
            foreach (TestModel model in TestModel.All)
            {
                foreach (int count in Counts)
                    cases.Add(model.Name, count);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Outputs_losses_and_gradients_agree_with_the_oracle(string name, int count)
    {
        TestModel described = TestModel.Named(name);
        using ITrainable model = described.Create(3);
        // Training changes running statistics, and each width must start from the same ones.
        float[] state = model.State.ReadOnlyValues.ToArray();
        Batch batch = TestModel.Fill(model, count);
        var oracle = new ModelOracle(name);
        double loss = oracle.Loss(model, batch);
        double[] predicted = [.. oracle.Predict(model, batch).SelectMany(output => output)];
        OracleStep step = oracle.Backpropagate(model, batch);
        Random.RandomState randomness = model.Randomness;
        // A gradient is a longer chain of roundings than an output; and statistics over two or three rows divide by small
        // deviations, which magnifies them.
        double tolerance = (count < 4 && name is nameof(Models.NormNet) or nameof(Models.FrozenTrunk) ? 4 : 2) * Close.Tolerance;

        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            Simd.Force(width);
            state.CopyTo(model.State.Values);
            model.Randomness = randomness;
            Close.To(TestModel.Predict(model, batch), predicted, $"{width}: output");
            Close.To([model.ComputeLoss(batch)], [loss], $"{width}: loss");
            Close.To([model.Backpropagate(batch)], [step.Loss], $"{width}: training loss");
            for (int i = 0; i < step.Gradients.Count; i++)
                Close.To(
                    model.Gradients[i].ReadOnlyValues, step.Gradients[i], $"{width}: gradient of {model.Gradients[i].Name}", tolerance);
            for (int i = 0; i < step.State.Count; i++)
                Close.To(model.State[i].ReadOnlyValues, step.State[i], $"{width}: {model.State[i].Name}");
        }
    }

    public void Dispose() => Simd.Force(_chosen);
}
