using BenchmarkDotNet.Attributes;
using Ml.Benchmarks.Models;

namespace Ml.Benchmarks.Suites;

/// <summary>One training step at batch 64: forward, loss, backward, AdamW.</summary>
public class Steps
{
    readonly DigitNet _digits = new(seed: 1);
    readonly Mlp _mlp = new(seed: 1);
    readonly AdamW _digitsOptimizer = new(), _mlpOptimizer = new();
    readonly float[] _x = Examples.Floats(64 * 784);
    readonly int[] _labels = Examples.Labels(64);

    [Benchmark]
    public float Digits() => Step(_digits, _digits.Backpropagate(_x, _labels), _digitsOptimizer);

    [Benchmark]
    public float Perceptron() => Step(_mlp, _mlp.Backpropagate(_x, _labels), _mlpOptimizer);

    static float Step(ITrainable model, float loss, AdamW optimizer)
    {
        optimizer.Step(model.Parameters, model.Gradients);
        return loss;
    }
}
