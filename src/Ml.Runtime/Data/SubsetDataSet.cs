using System.Buffers;
using Ml.Contracts;

namespace Ml.Data;

/// <summary>Some examples of another data set, in a given order.</summary>
sealed class SubsetDataSet(IDataSet source, int[] chosen) : IDataSet
{
    // Larger batches translate their indices in pooled memory: reading stays free of allocation and of shared state.
    const int Chunk = 1024;

    public int Count => chosen.Length;

    public IReadOnlyList<DataSlot> Slots => source.Slots;

    public IReadOnlyList<string>? ClassNames => source.ClassNames;

    public void Read(ReadOnlySpan<int> indices, Batch batch)
    {
        int[]? rented = null;
        var translated = indices.Length <= Chunk
            ? stackalloc int[Chunk]
            : rented = ArrayPool<int>.Shared.Rent(indices.Length);
        translated = translated[..indices.Length];
        for (var i = 0; i < indices.Length; i++)
            translated[i] = chosen[indices[i]];
        source.Read(translated, batch);
        if (rented is not null)
            ArrayPool<int>.Shared.Return(rented);
    }
}
