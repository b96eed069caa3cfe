namespace Ml.Data;

/// <summary>
/// The order in which an epoch visits the examples: a Fisher-Yates shuffle whose draws depend on (seed, epoch) alone.
/// Any epoch can be asked for without the ones before it, which is what lets a resumed run continue in the middle.
/// </summary>
public sealed class EpochOrder
{
    // Own stream: the model's dropout may use the same seed and step.
    const uint Stream = 0x4F52_4452;

    readonly int[] _indices;
    readonly UniformSource _uniform = new();
    readonly ulong _seed;

    /// <summary>The examples 0 to <paramref name="count"/> - 1 in that order, until <see cref="Shuffle"/>.</summary>
    public EpochOrder(int count, ulong seed)
    {
        _seed = seed;
        _indices = new int[count];
        Sort();
    }

    /// <summary>The examples in the current order.</summary>
    public ReadOnlySpan<int> Indices => _indices;

    /// <summary>Puts the examples into the order of an epoch. Allocates nothing.</summary>
    public void Shuffle(int epoch)
    {
        Sort();
        _uniform.Start(_seed, (ulong)epoch, Stream);
        for (var last = _indices.Length - 1; last > 0; last--)
        {
            var other = _uniform.NextIndex(last + 1);
            (_indices[last], _indices[other]) = (_indices[other], _indices[last]);
        }
    }

    /// <summary>Puts the examples back into ascending order.</summary>
    public void Sort()
    {
        for (var i = 0; i < _indices.Length; i++)
            _indices[i] = i;
    }
}
