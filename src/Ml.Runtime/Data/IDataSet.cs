using Ml.Contracts;

namespace Ml.Data;

/// <summary>
/// Examples that can be read in any order. Reading is safe from several threads into different batches.
/// </summary>
public interface IDataSet
{
    /// <summary>Number of examples.</summary>
    int Count { get; }

    /// <summary>What an example consists of: inputs, then targets, in the order of a model's declaration.</summary>
    IReadOnlyList<DataSlot> Slots { get; }

    /// <summary>Names of the classes of an integer target; null when they have none.</summary>
    IReadOnlyList<string>? ClassNames => null;

    /// <summary>
    /// Fills a batch with examples, one slot per entry of <see cref="Slots"/>. Allocates nothing when the batch has
    /// held as many examples before.
    /// </summary>
    /// <param name="indices">Which examples, each below <see cref="Count"/>; may repeat.</param>
    /// <param name="batch">A batch with the kinds of <see cref="Slots"/>, as <see cref="DataSet.NewBatch"/> makes
    /// it.</param>
    void Read(ReadOnlySpan<int> indices, Batch batch);
}
