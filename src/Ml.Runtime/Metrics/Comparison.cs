using Ml.Contracts;

namespace Ml.Metrics;

/// <summary>
/// One output of one batch beside the target that a term of the loss compares it with: what a metric looks at. Positions are
/// the places that have a target of their own: every element, or for classes every place of the other axes.
/// </summary>
public readonly ref struct Comparison
{
    readonly ReadOnlySpan<int> _numbers;
    readonly ReadOnlySpan<float> _values;

    /// <summary>Puts an output beside a target.</summary>
    /// <param name="output">The elements of the output, row-major.</param>
    /// <param name="batch">The batch that was predicted, targets included.</param>
    /// <param name="target">Slot of <paramref name="batch"/> that holds what the output should be.</param>
    /// <param name="term">How the loss compares them.</param>
    /// <param name="classes">The size of the class axis; 1 where there is none.</param>
    /// <param name="inner">Elements behind one index of the class axis: 1 where it is the last.</param>
    /// <exception cref="ArgumentException">The lengths do not go together.</exception>
    public Comparison(ReadOnlySpan<float> output, Batch batch, int target, LossTerm term, int classes = 1, int inner = 1)
    {
        Output = output;
        (Batch, Target, Term, Classes, Inner) = (batch, target, term, classes, inner);
        Positions = output.Length / classes;
        var length = batch.Length(target);
        if (batch.Kind(target) == ElementKind.Int32)
            _numbers = batch.Integers(target);
        else
            _values = batch.Floats(target);
        HasShares = term.Compares == TargetKind.Classes && batch.Kind(target) == ElementKind.Float32;
        if (length != (HasShares ? output.Length : Positions) || output.Length % (classes * inner) != 0)
            throw new ArgumentException(
                $"{output.Length} outputs of {classes} classes do not divide over {length} targets.", nameof(output));
    }

    /// <summary>The elements of the output, row-major.</summary>
    public ReadOnlySpan<float> Output { get; }

    /// <summary>The batch, targets included.</summary>
    public Batch Batch { get; }

    /// <summary>The slot of the target.</summary>
    public int Target { get; }

    /// <summary>How the loss compares them.</summary>
    public LossTerm Term { get; }

    /// <summary>The size of the class axis; 1 where there is none.</summary>
    public int Classes { get; }

    /// <summary>Elements behind one index of the class axis.</summary>
    public int Inner { get; }

    /// <summary>Places that have a target of their own, those that do not count included.</summary>
    public int Positions { get; }

    /// <summary>Whether the target holds a share for each class instead of a class number.</summary>
    public bool HasShares { get; }

    /// <summary>The class that a position has; -1 where it does not count, or a share is NaN.</summary>
    public int ActualClass(int position)
    {
        if (HasShares)
            return Rows.ArgMax(_values, First(position), Inner, Classes);
        var number = _numbers[position];
        return number == Term.Ignored || number < 0 ? -1 : number;
    }

    /// <summary>The class with the largest score, the first among equals; -1 where a score is NaN.</summary>
    public int PredictedClass(int position) => Rows.ArgMax(Output, First(position), Inner, Classes);

    /// <summary>The target of a position, where it is not about classes.</summary>
    public float TargetAt(int position) => _numbers.IsEmpty ? _values[position] : _numbers[position];

    int First(int position) => position / Inner * Inner * Classes + position % Inner;
}
