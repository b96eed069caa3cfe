using BenchmarkDotNet.Attributes;
using Ml.Benchmarks.Models;

namespace Ml.Benchmarks.Suites;

/// <summary>Whole models forward.</summary>
public class Models
{
    readonly DigitNet _digits = new(seed: 1);
    readonly Mlp _mlp = new(seed: 1);
    float[] _x = [], _y = [];

    [Params(1, 64)]
    public int Batch { get; set; }

    [GlobalSetup]
    public void Setup() => (_x, _y) = (Examples.Floats(Batch * 784), new float[Batch * 10]);

    [Benchmark]
    public void Digits() => _digits.Predict(_x, _y);

    [Benchmark]
    public void Perceptron() => _mlp.Predict(_x, _y);
}
