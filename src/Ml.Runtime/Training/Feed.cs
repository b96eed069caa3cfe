using Ml.Contracts;
using Ml.Data;

namespace Ml.Training;

/// <summary>A data set as a model takes it: batches whose named sizes are all known.</summary>
sealed class Feed
{
    readonly IDataSet _data;
    readonly (string Name, int Value)[] _sizes;
    readonly string[] _batchNames;

    /// <exception cref="ArgumentException">The data set does not fit the model; the message lists both sides.</exception>
    internal Feed(ModelInfo model, IDataSet data, bool withTargets, string parameter)
    {
        var fit = new DataFit(model, data, withTargets, parameter);
        (_data, Batch, FixedBatch) = (data, data.NewBatch(), fit.FixedBatch);
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
