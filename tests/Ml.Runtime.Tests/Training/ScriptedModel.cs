using Ml.Contracts;
using Ml.Random;

namespace Ml.Runtime.Tests.Training;

/// <summary>
/// A model whose losses and outputs a test writes down; its one parameter counts the steps (at rate 1).
/// </summary>
sealed class ScriptedModel(ElementKind target, Func<int, float> loss, Func<Batch, float[]>? output = null) : ITrainable
{
    public ModelInfo Description { get; init; } = new(
        "Scripted", [], 1, 0, 0, [new TensorInfo("x", ElementKind.Float32, "[batch, 1]")],
        [new TensorInfo("y", ElementKind.Float32, "[batch, 1]")], [new TensorInfo("target", target, "[batch, 1]")]);

    int Steps => (int)Parameters.ReadOnlyValues[0];

    public ParameterSet Parameters { get; } = new([new ParameterInfo("p", 1)]);

    public ParameterSet Gradients { get; } = new([new ParameterInfo("p", 1)]);

    public ParameterSet State { get; } = new([]);

    public RandomState Randomness { get; set; }

    public float Backpropagate(Batch batch)
    {
        Gradients.Values[0] = -1;
        return loss(Steps + 1);
    }

    public float ComputeLoss(Batch batch) => loss(Steps);

    public int OutputLength(Batch batch) => output?.Invoke(batch).Length ?? batch.Count;

    public void Predict(Batch batch, Span<float> values)
    {
        if (output is not null)
            output(batch).CopyTo(values);
        else
            values.Clear();
    }

    public void Dispose()
    {
        Parameters.Dispose();
        Gradients.Dispose();
        State.Dispose();
    }
}
