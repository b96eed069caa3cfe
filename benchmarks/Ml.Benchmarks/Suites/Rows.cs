using BenchmarkDotNet.Attributes;
using Ml.Benchmarks.Models;

namespace Ml.Benchmarks.Suites;

/// <summary>512 rows of 1024: maps and reductions while a row is in the cache.</summary>
public class Rows
{
    readonly SoftmaxRows _softmax = new();
    readonly NormRows _norm = new();
    readonly float[] _x = Examples.Floats(512 * 1024), _y = new float[512 * 1024];

    [Benchmark]
    public void Softmax() => _softmax.Predict(_x, _y);

    [Benchmark]
    public void LayerNorm() => _norm.Predict(_x, _y);
}
