using BenchmarkDotNet.Attributes;
using Ml.Benchmarks.Models;

namespace Ml.Benchmarks.Suites;

/// <summary>Single layers large enough to show what the emitted kernels reach; shares of the peak are printed by <c>shares</c>.</summary>
public class Kernels
{
    readonly Dense1024 _dense = new(seed: 1);
    readonly Conv64 _conv = new(seed: 1);
    readonly float[] _matrix = Examples.Floats(1024 * 1024), _product = new float[1024 * 1024];
    readonly float[] _image = Examples.Floats(64 * 56 * 56), _features = new float[64 * 56 * 56];

    [Benchmark]
    public void Dense1024() => _dense.Predict(_matrix, _product);

    [Benchmark]
    public void Conv64() => _conv.Predict(_image, _features);
}
