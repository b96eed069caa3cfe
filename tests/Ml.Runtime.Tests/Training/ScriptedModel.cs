using Ml.Contracts;
using Ml.Random;

namespace Ml.Runtime.Tests.Training;

/// <summary>
/// A model whose losses, gradients and outputs a test writes down; its one parameter counts the steps that were taken (at
/// rate 1), its running statistic the batches.
/// </summary>
sealed class ScriptedModel(ElementKind target, Func<int, float> loss, Func<Batch, float[]>? output = null) : ITrainable
{
    public ModelInfo Description { get; set; } = new(
        "Scripted", [], 1, 0, 0, [new TensorInfo("x", ElementKind.Float32, "[batch, 1]")],
        [new TensorInfo("y", ElementKind.Float32, "[batch, 1]")], [new TensorInfo("target", target, "[batch, 1]")],
        [new LossTerm("loss", "", LossReduction.Mean, 1, 0, 0, TargetKind.Values)]);

    /// <summary>The gradient of a batch, counted from 1.</summary>
    public Func<int, float> Gradient { get; init; } = _ => -1;

    int Steps => (int)Parameters.ReadOnlyValues[0];

    public ParameterSet Parameters { get; } = new([new ParameterInfo("layer.p", 1)]);

    public ParameterSet Gradients { get; } = new([new ParameterInfo("layer.p", 1)]);

    public ParameterSet State { get; } = new([new ParameterInfo("layer.seen", 1)]);

    public RandomState Randomness { get; set; }

    public float Backpropagate(Batch batch, Span<LossSum> terms)
    {
        Randomness = Randomness with { Step = Randomness.Step + 1 };
        Gradients.Values[0] = Gradient((int)Randomness.Step);
        State.Values[0]++;
        return Tell(loss(Steps + 1), batch, terms);
    }

    public float ComputeLoss(Batch batch, Batch? outputs, Span<LossSum> terms)
    {
        if (outputs is not null)
            Predict(batch, outputs);
        return Tell(loss(Steps), batch, terms);
    }

    public void ReserveOutputs(Batch batch, Batch outputs)
    {
        outputs.Reset(batch.Count);
        outputs.FillFloats(0, output?.Invoke(batch).Length ?? batch.Count).Clear();
    }

    public void Predict(Batch batch, Batch outputs)
    {
        ReserveOutputs(batch, outputs);
        output?.Invoke(batch).CopyTo(outputs.WritableFloats(0));
    }

    static float Tell(float value, Batch batch, Span<LossSum> terms)
    {
        if (!terms.IsEmpty)
            terms[0] = LossSum.OfMean(value, batch.Count);
        return value;
    }

    public void Dispose()
    {
        Parameters.Dispose();
        Gradients.Dispose();
        State.Dispose();
    }
}
