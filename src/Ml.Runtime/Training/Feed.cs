using Ml.Contracts;
using Ml.Data;

namespace Ml.Training;

/// <summary>A data set as a model takes it: batches whose named sizes are all known.</summary>
sealed class Feed
{
    readonly ModelInfo _model;
    readonly IDataSet _data;
    readonly (string Name, int Value)[] _sizes;
    readonly string[] _batchNames;

    /// <exception cref="ArgumentException">The data set does not fit the model; the message lists both sides.</exception>
    internal Feed(ModelInfo model, IDataSet data, bool withTargets, string parameter)
    {
        var fit = new DataFit(model, data, withTargets, parameter);
        (_model, _data, Batch, FixedBatch) = (model, data, data.NewBatch(), fit.FixedBatch);
        _batchNames = [.. fit.BatchNames];
        _sizes = [.. fit.Names.Select(name => (name, fit.Sizes.TryGetSize(name, out var value) ? value : 0))];
    }

    internal int Count => _data.Count;

    /// <summary>Whether the first axis of a shape is the examples'.</summary>
    internal bool HasExamples(string shape) => new ShapeText(shape) is { Rank: > 0 } text
        && (FixedBatch is not null || text.NamesIn(..1).Any(_batchNames.Contains));

    /// <summary>The batch read last.</summary>
    internal Batch Batch { get; }

    /// <inheritdoc cref="DataFit.FixedBatch"/>
    internal int? FixedBatch { get; }

    /// <summary>What a wrong number of the batch is in the data set: places in a shuffled batch find nothing.</summary>
    /// <param name="found">What the model found.</param>
    /// <param name="indices">The examples that were read last.</param>
    internal ClassNumberException Located(ClassNumberException found, ReadOnlySpan<int> indices)
    {
        TensorInfo[] tensors = [.. _model.Inputs, .. _model.Targets];
        var slot = Array.FindIndex(tensors, tensor => tensor.Name == found.ParamName);
        if (slot < 0 || slot >= Batch.Slots || Batch.Length(slot) == 0)
            return found;
        var example = indices[(int)((long)found.Position * indices.Length / Batch.Length(slot))];
        var what = found.Message.Split(" (Parameter", 2)[0];
        return new ClassNumberException(found.ParamName!, found.Position, $"{what} It is in example {example} of the data set.");
    }

    /// <summary>Fills the batch. Allocates nothing when it has held as many examples before.</summary>
    /// <exception cref="InvalidOperationException">The data set gives another number of elements than it said.</exception>
    internal void Read(ReadOnlySpan<int> indices)
    {
        _data.Read(indices, Batch);
        foreach (var (name, value) in _sizes)
        {
            if (!Batch.TryGetSize(name, out _))
                Batch.SetSize(name, value);
        }

        foreach (var name in _batchNames)
            Batch.SetSize(name, indices.Length);
        for (var slot = 0; slot < Batch.Slots; slot++)
        {
            var expected = (long)_data.Slots[slot].Length * indices.Length;
            if (expected > 0 && Batch.Length(slot) != expected)
                throw new InvalidOperationException(
                    $"The data set said {_data.Slots[slot]} and gave {Batch.Length(slot)} for {indices.Length} examples.");
        }
    }
}
