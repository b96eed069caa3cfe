using Ml.Contracts;

namespace Ml.Training;

/// <summary>What a model predicts for every example of a data set, output by output, in the data set's order.</summary>
public sealed class Predictions
{
    readonly Batch[] _batches;
    readonly int _batchSize;

    internal Predictions(IReadOnlyList<TensorInfo> outputs, int count, int batchSize, Batch[] batches) =>
        (Outputs, Count, _batchSize, _batches) = (outputs, count, batchSize, batches);

    /// <summary>The number of examples.</summary>
    public int Count { get; }

    /// <summary>The outputs of the model, in declaration order.</summary>
    public IReadOnlyList<TensorInfo> Outputs { get; }

    /// <summary>What the first output is for an example, row-major; without copying.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    /// <exception cref="InvalidOperationException">The output holds integers.</exception>
    public ReadOnlySpan<float> this[int example] => Floats(0, example);

    /// <summary>What a named output is for an example, row-major; without copying.</summary>
    /// <exception cref="KeyNotFoundException">No output has the name; the message lists the names.</exception>
    /// <inheritdoc cref="this[int]"/>
    public ReadOnlySpan<float> this[string output, int example] => Floats(IndexOf(output), example);

    /// <summary>What an output of integers is for an example, row-major; without copying.</summary>
    /// <param name="output">Its name.</param>
    /// <param name="example">Which example.</param>
    /// <exception cref="KeyNotFoundException">No output has the name; the message lists the names.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such example.</exception>
    /// <exception cref="InvalidOperationException">The output holds floats.</exception>
    public ReadOnlySpan<int> Integers(string output, int example)
    {
        var (batch, slot, start, length) = Find(IndexOf(output), example);
        return batch.Integers(slot).Slice(start, length);
    }

    /// <summary>A copy of a whole output, one example after another.</summary>
    /// <param name="output">Its name; null for the first.</param>
    /// <exception cref="KeyNotFoundException">No output has the name; the message lists the names.</exception>
    /// <exception cref="InvalidOperationException">The output holds integers.</exception>
    public float[] ToArray(string? output = null)
    {
        var slot = output is null ? 0 : IndexOf(output);
        return [.. _batches.SelectMany(batch => batch.Floats(slot).ToArray())];
    }

    /// <summary>How many there are, and the outputs they are of.</summary>
    public override string ToString() =>
        $"{Count} predictions of {string.Join(", ", Outputs.Select(output => $"{output.Name} {output.Shape}"))}";

    internal IReadOnlyList<Batch> Batches => _batches;

    ReadOnlySpan<float> Floats(int output, int example)
    {
        var (batch, slot, start, length) = Find(output, example);
        return batch.Floats(slot).Slice(start, length);
    }

    (Batch Batch, int Slot, int Start, int Length) Find(int output, int example)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(example);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(example, Count);
        var batch = _batches[example / _batchSize];
        var length = batch.Length(output) / batch.Count;
        return (batch, output, example % _batchSize * length, length);
    }

    int IndexOf(string output)
    {
        for (var i = 0; i < Outputs.Count; i++)
        {
            if (Outputs[i].Name == output)
                return i;
        }

        throw new KeyNotFoundException(
            $"No output is named '{output}'. There are: {string.Join(", ", Outputs.Select(tensor => tensor.Name))}");
    }
}
