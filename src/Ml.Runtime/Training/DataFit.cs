using Ml.Contracts;
using Ml.Data;

namespace Ml.Training;

/// <summary>
/// Whether a data set gives what a model takes, and what the model's named sizes are with it: the length of an example must be
/// that of the input, or settle the sizes which the input leaves open.
/// </summary>
sealed class DataFit
{
    readonly ModelInfo _model;
    readonly IDataSet _data;
    readonly TensorInfo[] _wanted;
    readonly ShapeText[] _shapes;
    readonly string _parameter;
    readonly HashSet<string> _batch;

    /// <param name="model">What is fed.</param>
    /// <param name="data">What with.</param>
    /// <param name="withTargets">Whether the model's targets are wanted, too.</param>
    /// <param name="parameter">Which argument the data set is, for messages.</param>
    /// <exception cref="ArgumentException">They disagree; the message lists both sides.</exception>
    internal DataFit(ModelInfo model, IDataSet data, bool withTargets, string parameter)
    {
        (_model, _data, _parameter) = (model, data, parameter);
        _wanted = [.. model.Inputs, .. withTargets ? model.Targets : []];
        _shapes = [.. _wanted.Select(tensor => new ShapeText(tensor.Shape))];
        _batch = [.. _shapes.Where(shape => shape.Rank > 0).SelectMany(shape => new ShapeText(shape[0]).Names)];
        var slots = data.Slots;
        var fits = slots.Count >= _wanted.Length
            && _wanted.Zip(slots).All(pair => pair.First.Element == pair.Second.Element)
            && slots.Take(model.Inputs.Count).All(slot => !slot.IsTarget);
        if (data.Count == 0)
            throw Misfit("It is empty: there is no example to take.");
        if (!fits)
            throw Misfit("Inputs come first, then targets, in the order of the declaration.");
        ReadShapes();
        Solve();
        Verify();
        FixedBatch = FindFixedBatch();
    }

    /// <summary>The named sizes that are not the batch's, as far as the data set settles them.</summary>
    internal Batch Sizes { get; } = new();

    /// <summary>The names of <see cref="Sizes"/>.</summary>
    internal IEnumerable<string> Names => Inner.Where(name => Sizes.TryGetSize(name, out _));

    /// <summary>The names by which shapes call the number of examples.</summary>
    internal IEnumerable<string> BatchNames =>
        _shapes.Where(shape => shape.Rank > 0 && shape.IsName(0)).Select(shape => shape[0]).Distinct();

    /// <summary>The only number of examples that the model takes at a time; null when it takes any.</summary>
    internal int? FixedBatch { get; }

    IEnumerable<string> Inner => _shapes.SelectMany(shape => shape.Names).Where(name => !_batch.Contains(name)).Distinct();

    /// <summary>Sizes of an example that the data set spells out.</summary>
    void ReadShapes()
    {
        for (var i = 0; i < _wanted.Length; i++)
        {
            if (_data.Slots[i].Shape is not { } given || given.Count != _shapes[i].Rank - 1)
                continue;
            for (var axis = 0; axis < given.Count; axis++)
            {
                if (_shapes[i].Size(axis + 1, Sizes) is null && SolveFor(_shapes[i], (axis + 1)..(axis + 2), given[axis]) is { } found)
                    Sizes.SetSize(found.Name, found.Value);
                if (_shapes[i].Size(axis + 1, Sizes) is { } size && size != given[axis])
                    throw Misfit($"Axis {axis + 1} of {Wanted(i)} is {size}, but an example of '{_data.Slots[i].Name}' is "
                        + $"[{string.Join(", ", given)}].");
            }
        }
    }

    /// <summary>Lengths settle the one size that they leave open; that may leave another tensor with one.</summary>
    void Solve()
    {
        for (var found = true; found;)
        {
            found = false;
            for (var i = 0; i < _wanted.Length && !found; i++)
            {
                if (_shapes[i].Rank == 0 || Length(i) == 0 || _shapes[i].Product(1.., Sizes) is not null)
                    continue;
                if (SolveFor(_shapes[i], 1.., Length(i)) is { } solved)
                {
                    Sizes.SetSize(solved.Name, solved.Value);
                    found = true;
                }
            }
        }
    }

    /// <summary>The one open size under which some axes have a product.</summary>
    (string Name, int Value)? SolveFor(ShapeText shape, Range axes, int product)
    {
        string[] open = [.. Open(shape, axes)];
        if (open is not [var name])
            return null;
        var trial = new Batch();
        foreach (var known in Names)
        {
            Sizes.TryGetSize(known, out var value);
            trial.SetSize(known, value);
        }

        // Lengths grow with sizes, so the size is found by halving.
        for (var (low, high) = (1, product); low <= high;)
        {
            var middle = low + (high - low) / 2;
            trial.SetSize(name, middle);
            if (shape.Product(axes, trial) is not { } length)
                return null;
            if (length == product)
                return (name, middle);
            if (length < product)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return null;
    }

    void Verify()
    {
        for (var i = 0; i < _wanted.Length; i++)
        {
            if (Length(i) == 0)
                continue;
            var expected = _shapes[i].Rank == 0 ? 1 : _shapes[i].Product(1.., Sizes);
            if (expected == Length(i))
                continue;
            string[] open = [.. Open(_shapes[i], 1..)];
            if (expected is { } length)
                throw Misfit($"{Wanted(i)} takes {length} an example{Settled(i)}, but '{_data.Slots[i].Name}' has {Length(i)}: "
                    + $"give columns of {length}, or declare sizes that make {Length(i)}.");
            if (open.Length > 1)
                throw Misfit($"The {Length(i)} of '{_data.Slots[i].Name}' leave {string.Join(" and ", open)} of {Wanted(i)} "
                    + "open: say the sizes of an example, as in new FloatColumn(...) { Shape = [28, 28] }.");
            if (open.Length == 1)
                throw Misfit($"No '{open[0]}' makes {Wanted(i)} as long as the {Length(i)} of '{_data.Slots[i].Name}'.");
        }
    }

    int? FindFixedBatch()
    {
        var none = new Batch();
        Int128?[] sizes =
            [.. _shapes.Select(shape => shape.Rank == 0 ? 1 : shape.Size(0, none)).Where(size => size is not null)];
        if (sizes.Length == 0)
            return null;
        if (_data.Count % sizes[0] != 0)
            throw Misfit($"{_model.Name} takes exactly {sizes[0]} at a time, and {_data.Count} examples do not divide into that: "
                + "declare the first size by a name, such as \"batch\".");
        return (int?)sizes[0];
    }

    /// <summary>The sizes, other than the batch's, that nothing has settled yet.</summary>
    IEnumerable<string> Open(ShapeText shape, Range axes) =>
        shape.NamesIn(axes).Where(name => !_batch.Contains(name) && !Sizes.TryGetSize(name, out _));

    int Length(int tensor) => _data.Slots[tensor].Length;

    string Wanted(int tensor) => $"'{_wanted[tensor].Name}' {_wanted[tensor].Shape}";

    /// <summary>Which sizes other tensors had settled.</summary>
    string Settled(int tensor)
    {
        List<string> settled = [];
        foreach (var name in _shapes[tensor].Names)
        {
            if (Sizes.TryGetSize(name, out var size))
                settled.Add($"{name} = {size}");
        }

        return settled.Count == 0 ? "" : $" ({string.Join(", ", settled)})";
    }

    ArgumentException Misfit(string why) => new(
        $"""
        The data set does not fit {_model.Name}.
          {_model.Name} takes: {string.Join(", ", _wanted.Select(t => $"{t.Name} {t.Element} {t.Shape}"))}
          the data gives: {string.Join(", ", _data.Slots)} for {_data.Count} examples
        {why}
        """, _parameter);
}
