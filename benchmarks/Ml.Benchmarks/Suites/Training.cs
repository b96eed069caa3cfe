using BenchmarkDotNet.Attributes;

namespace Ml.Benchmarks.Suites;

/// <summary>What a training loop does beside the model: reading batches and moving parameters.</summary>
public class Training
{
    const int Parameters = 1 << 20;

    readonly ParameterSet _parameters = new([new ParameterInfo("weight", Parameters)]), _gradients = new([new ParameterInfo("weight", Parameters)]);
    readonly AdamW _adam = new();
    readonly Sgd _sgd = new(1e-3f, momentum: 0.9f);
    readonly LabelledImages _data = Digits.Create(4096, seed: 1);
    readonly EpochOrder _order = new(4096, seed: 1);
    readonly Batch _batch;
    int _next;

    public Training()
    {
        _batch = _data.NewBatch();
        _order.Shuffle(epoch: 0);
        Examples.Floats(Parameters).CopyTo(_gradients.Values);
    }

    /// <summary>A million parameters.</summary>
    [Benchmark]
    public void AdamW() => _adam.Step(_parameters, _gradients);

    /// <summary>A million parameters, with momentum.</summary>
    [Benchmark]
    public void Sgd() => _sgd.Step(_parameters, _gradients);

    /// <summary>64 shuffled images of bytes, as floats.</summary>
    [Benchmark]
    public void ReadBatch()
    {
        _next = (_next + 64) % 4096;
        _data.Read(_order.Indices.Slice(_next, 64), _batch);
    }
}
