using Ml.Threading;

namespace Ml.Peers;

/// <summary>Our lines: the compiled models with PyTorch's weights, on PyTorch's inputs.</summary>
static class Ours
{
    public static IEnumerable<Measurement> Run(Example example, int threads, Stopwatches clock)
    {
        Team.Threads = threads;
        return example.Model == "digits" ? Digits(example, threads, clock) : Mlp(example, threads, clock);
    }

    static IEnumerable<Measurement> Digits(Example example, int threads, Stopwatches clock)
    {
        using var model = new DigitNet();
        foreach (var line in Lines(example, threads, clock, model, Predict, () => model.Backpropagate(example.Input, example.Labels)))
            yield return line;

        void Predict(float[] logits) => model.Predict(example.Input, logits);
    }

    static IEnumerable<Measurement> Mlp(Example example, int threads, Stopwatches clock)
    {
        using var model = new Perceptron();
        foreach (var line in Lines(example, threads, clock, model, Predict, () => model.Backpropagate(example.Input, example.Labels)))
            yield return line;

        void Predict(float[] logits) => model.Predict(example.Input, logits);
    }

    static IEnumerable<Measurement> Lines(
        Example example, int threads, Stopwatches clock, ITrainable model, Action<float[]> predict, Func<float> backpropagate)
    {
        example.Parameters.CopyTo(model.Parameters.Values);
        var logits = new float[example.Expected.Length];
        predict(logits);
        example.Check(Table.Ours, logits);
        yield return clock.Run($"{example.Model}.forward.b{example.Batch}", Table.Ours, threads, () => predict(logits));

        if (example.Batch != 64)
            yield break;
        using var adam = new Adam(1e-3f);
        yield return clock.Run($"{example.Model}.train.b{example.Batch}", Table.Ours, threads, () =>
        {
            backpropagate();
            adam.Step(model.Parameters, model.Gradients);
        });
    }
}
