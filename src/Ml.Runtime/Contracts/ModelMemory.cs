using System.ComponentModel;

namespace Ml.Contracts;

/// <summary>
/// What one model holds in memory: its tensors, their prepared forms, and the workspaces of all its sessions. Disposing
/// it refuses new runs, waits for those in progress and only then frees: whoever is late gets an exception.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class ModelMemory : IDisposable
{
    const int FirstLimit = 16;

    readonly Lock _lock = new();

    // Weak: a session that is forgotten instead of disposed goes away by itself.
    readonly List<WeakReference<Workspace>> _workspaces = new(1);
    int _limit = FirstLimit;
    ParameterSet? _gradients;
    bool _disposed;

    /// <summary>Memory for new tensors, all zeros.</summary>
    public ModelMemory(Type model, IReadOnlyList<ParameterInfo> parameters, IReadOnlyList<ParameterInfo> state)
        : this(model, new ParameterSet(parameters), new ParameterSet(state))
    {
    }

    /// <summary>Takes over sets of tensors.</summary>
    public ModelMemory(Type model, ParameterSet parameters, ParameterSet state)
    {
        (Model, Parameters, State) = (model, parameters, state);
        parameters.BelongTo(this);
        state.BelongTo(this);
    }

    /// <summary>The model's class.</summary>
    public Type Model { get; }

    /// <summary>The model's name, for messages.</summary>
    public string Name => Model.Name;

    /// <summary>The trained tensors.</summary>
    public ParameterSet Parameters { get; }

    /// <summary>The tensors kept and not trained.</summary>
    public ParameterSet State { get; }

    /// <summary>Laid out like <see cref="Parameters"/>; allocated when first asked for.</summary>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public ParameterSet Gradients => Volatile.Read(ref _gradients) ?? AllocateGradients();

    /// <summary>The parameters in the form that Predict needs.</summary>
    public PreparedWeights PredictWeights { get; } = new();

    /// <summary>The parameters in the form that ComputeLoss needs.</summary>
    public PreparedWeights LossWeights { get; } = new();

    internal bool IsDisposed => Volatile.Read(ref _disposed);

    /// <summary>Keeps account of a workspace, so that <see cref="Dispose"/> can wait for it.</summary>
    internal void Join(Workspace workspace)
    {
        lock (_lock)
        {
            if (_disposed)
                throw Disposed();
            if (_workspaces.Count >= _limit)
            {
                _workspaces.RemoveAll(known => !known.TryGetTarget(out var one) || one.IsClosed);
                _limit = Math.Max(FirstLimit, 2 * _workspaces.Count);
            }

            _workspaces.Add(new WeakReference<Workspace>(workspace));
        }
    }

    /// <summary>Refuses new runs, waits for those in progress, frees. A second call does nothing.</summary>
    public void Dispose()
    {
        List<Workspace> workspaces = [];
        lock (_lock)
        {
            if (_disposed)
                return;
            Volatile.Write(ref _disposed, true);
            foreach (var known in _workspaces)
                if (known.TryGetTarget(out var workspace))
                    workspaces.Add(workspace);
        }

        // Two passes, so that no run begins while another one is waited for.
        workspaces.ForEach(workspace => workspace.Close());
        workspaces.ForEach(workspace => workspace.Dispose());
        PredictWeights.Dispose();
        LossWeights.Dispose();
        Interlocked.Exchange(ref _gradients, null)?.Release();
        Parameters.Release();
        State.Release();
    }

    internal ObjectDisposedException Disposed() =>
        new(Name, $"The model '{Name}' was disposed: neither it nor its sessions run any more.");

    ParameterSet AllocateGradients()
    {
        lock (_lock)
        {
            if (_disposed)
                throw Disposed();
            if (_gradients is null)
            {
                var gradients = new ParameterSet(Parameters.Infos);
                gradients.BelongTo(this);
                Volatile.Write(ref _gradients, gradients);
            }

            return _gradients;
        }
    }
}
