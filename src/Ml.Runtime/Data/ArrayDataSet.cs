using Ml.Contracts;

namespace Ml.Data;

/// <summary>A data set whose columns lie in memory.</summary>
public sealed class ArrayDataSet : IDataSet
{
    readonly Column[] _columns;
    readonly DataSlot[] _slots;

    /// <summary>Joins columns of the same number of examples, inputs first.</summary>
    /// <exception cref="ArgumentException">The counts differ, there is no column, or an input follows a
    /// target.</exception>
    public ArrayDataSet(params ReadOnlySpan<Column> columns)
    {
        if (columns.Length == 0)
            throw new ArgumentException("A data set needs a column.", nameof(columns));
        _columns = columns.ToArray();
        _slots = [.. _columns.Select(column => column.Slot)];
        Count = columns[0].Count;
        for (var i = 1; i < _columns.Length; i++)
        {
            if (_columns[i].Count != Count)
            {
                throw new ArgumentException(
                    $"'{_slots[0].Name}' has {Count} examples, but '{_slots[i].Name}' has {_columns[i].Count}.",
                    nameof(columns));
            }

            if (_slots[i - 1].IsTarget && !_slots[i].IsTarget)
                throw new ArgumentException($"The input '{_slots[i].Name}' follows a target: inputs come first.",
                    nameof(columns));
        }
    }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public IReadOnlyList<DataSlot> Slots => _slots;

    /// <inheritdoc/>
    public IReadOnlyList<string>? ClassNames { get; init; }

    /// <summary>The columns, in the order of <see cref="Slots"/>.</summary>
    public IReadOnlyList<Column> Columns => _columns;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> indices, Batch batch)
    {
        batch.Reset(indices.Length);
        for (var i = 0; i < _columns.Length; i++)
            _columns[i].Read(indices, batch, i);
    }
}
