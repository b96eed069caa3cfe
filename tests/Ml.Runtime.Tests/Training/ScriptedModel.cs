using Ml.Contracts;
using Ml.Random;

namespace Ml.Runtime.Tests.Training;

/// <summary>A model whose losses and outputs a test writes down; one parameter, counts its calls.</summary>
sealed class ScriptedModel(ElementKind target, Func<int, float> loss, Func<Batch, float[]>? output = null) : ITrainable
{
    public ModelInfo Description { get; init; } = new(
        "Scripted", [], 1, 0, 0, [new TensorInfo("x", ElementKind.Float32, "[batch, 1]")],
        [new TensorInfo("y", ElementKind.Float32, "[batch, 1]")], [new TensorInfo("target", target, "[batch, 1]")]);

    public int Calls { get; private set; }

    public ParameterSet Parameters { get; } = new([new ParameterInfo("p", 1)]);

    public ParameterSet Gradients { get; } = new([new ParameterInfo("p", 1)]);

    public ParameterSet State { get; } = new([]);

    public RandomState Randomness { get; set; }

    public float Backpropagate(Batch batch)
    {
        Gradients.Values[0] = -1; // with rate 1 the parameter counts the steps
        return loss(++Calls);
    }

    public float ComputeLoss(Batch batch) => loss(Calls);

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
