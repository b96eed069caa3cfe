using Ml.Contracts;
using Ml.Optimizers;

namespace Ml.Training;

/// <summary>
/// Makes a training step all or nothing. An optimiser refuses by itself what is not finite; going forward has by then
/// changed the running statistics, which go back to what they were.
/// </summary>
sealed class StepGuard : IDisposable
{
    readonly ITrainable _model;
    readonly ParameterSet? _before;
    bool _open;

    internal StepGuard(ITrainable model)
    {
        _model = model;
        if (model.State.Length > 0)
            _before = new ParameterSet(model.State.Infos);
    }

    /// <summary>The step begins: from here on <see cref="Undo"/> leads back.</summary>
    internal void Begin()
    {
        _before?.CopyFrom(_model.State);
        _open = true;
    }

    /// <summary>Takes the step, or undoes all of it and says why.</summary>
    internal RefusedStep? Take(Optimizer optimizer, float rate)
    {
        var refused = FirstNotFinite.In(_model.State, RefusalCause.State);
        if (refused is null)
        {
            // Not whole and not nothing if an exception ends it; but then the optimiser has not begun to write.
            optimizer.Step(_model.Parameters, _model.Gradients, rate);
            refused = optimizer.Refused;
        }

        if (refused is not null)
            Undo();
        _open = false;
        return refused;
    }

    /// <summary>Back to before the step, if one has begun.</summary>
    internal void Undo()
    {
        if (_open && _before is not null)
            _model.State.CopyFrom(_before);
        _open = false;
    }

    /// <summary>What of the model or the optimiser is not finite, in words; null when everything is.</summary>
    internal static string? Fault(ITrainable model, Optimizer optimizer)
    {
        var found = FirstNotFinite.In(model.Parameters, RefusalCause.Parameter)
            ?? FirstNotFinite.In(model.State, RefusalCause.State);
        foreach (var (_, set) in optimizer.State)
            found ??= FirstNotFinite.In(set, RefusalCause.Update);
        return found is null
            ? null
            : FormattableString.Invariant(
                $"{found.Tensor} (layer {found.Tensor.Layer}) is {found.Value} at element {found.Element}");
    }

    public void Dispose() => _before?.Dispose();
}
