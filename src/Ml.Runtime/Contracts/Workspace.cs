using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using Ml.Memory;

namespace Ml.Contracts;

/// <summary>
/// Scratch memory of one session: grows to the largest run so far and is reused by every later one. Serves one run at a
/// time, and says so to a second one.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed unsafe class Workspace : IDisposable
{
    // A run over fewer floats than this, parameters included, is over in a moment however slow its kernels are.
    const long Large = 1 << 16;

    readonly ModelMemory _model;
    AlignedBuffer? _buffer;
    PreparedMemory? _prepared;
    int _running;
    bool _closed;

    /// <summary>An empty workspace for runs of a model.</summary>
    /// <exception cref="ObjectDisposedException">The model was disposed.</exception>
    public Workspace(ModelMemory model)
    {
        _model = model;
        model.Join(this);
    }

    internal bool IsClosed => Volatile.Read(ref _closed);

    /// <summary>Makes room before the first run.</summary>
    /// <exception cref="ObjectDisposedException">It was disposed, or the model was.</exception>
    public void Reserve(nint floats)
    {
        Enter();
        try
        {
            Ensure(floats);
        }
        finally
        {
            Exit();
        }
    }

    /// <summary>
    /// Memory for at least <paramref name="floats"/> floats, aligned to a cache line; contents are arbitrary. Within a
    /// run.
    /// </summary>
    public float* Ensure(nint floats)
    {
        AlignedBuffer? buffer = _buffer;
        return buffer is not null && buffer.Length >= floats ? buffer.Pointer : Grow(floats);
    }

    /// <summary>Takes the workspace for one run: until <see cref="Exit"/> neither it nor the model is freed.</summary>
    /// <exception cref="InvalidOperationException">Another run is using it.</exception>
    /// <exception cref="ObjectDisposedException">It was disposed, or the model was.</exception>
    public void Enter()
    {
        if (Interlocked.Exchange(ref _running, 1) != 0)
            ThrowBusy();
        // After the exchange: who closes marks first and looks for a run then, so that one of the two sees the other.
        if (Volatile.Read(ref _closed))
        {
            Exit();
            ThrowClosed();
        }
    }

    /// <summary>The prepared form of the model's parameters, which stays as it is until <see cref="Exit"/>.</summary>
    /// <param name="weights">Where the model keeps it.</param>
    /// <param name="floats">How much there is.</param>
    /// <param name="prepare">Fills it: parameters, state, prepared.</param>
    public float* Prepared(PreparedWeights weights, nint floats, delegate*<float*, float*, float*, void> prepare)
    {
        _prepared = weights.Hold(_model.Parameters, _model.State, floats, prepare);
        return _prepared.Pointer;
    }

    /// <summary>Ends the run that <see cref="Enter"/> began.</summary>
    public void Exit()
    {
        _prepared?.Release();
        _prepared = null;
        Volatile.Write(ref _running, 0);
    }

    /// <summary>Frees the memory once the run in it, if there is one, has ended; later runs are refused.</summary>
    public void Dispose()
    {
        Close();
        AwaitEnd();
        Interlocked.Exchange(ref _buffer, null)?.Dispose();
    }

    /// <summary>Refuses runs from now on.</summary>
    internal void Close()
    {
        Volatile.Write(ref _closed, true);
        Interlocked.MemoryBarrier();
    }

    /// <summary>Returns when no run is left. A run calls nothing of the user's, so it never waits for itself.</summary>
    internal void AwaitEnd()
    {
        var wait = new SpinWait();
        while (Volatile.Read(ref _running) != 0)
            wait.SpinOnce();
    }

    float* Grow(nint floats)
    {
        if (floats + _model.Parameters.Length >= Large)
            UnoptimizedBuild.Warn(_model.Model);
        _buffer?.Dispose();
        _buffer = new AlignedBuffer(floats);
        return _buffer.Pointer;
    }

    // Away from Enter, which is short enough to be inlined without them.
    [DoesNotReturn]
    void ThrowBusy() => throw (IsClosed ? Closed() : new InvalidOperationException(
        $"'{_model.Name}' is running on another thread with the same workspace. "
        + "Give each thread its own NewSession(...)."));

    [DoesNotReturn]
    void ThrowClosed() => throw Closed();

    ObjectDisposedException Closed() => _model.IsDisposed
        ? _model.Disposed()
        : new ObjectDisposedException(
            "Session", $"This session of '{_model.Name}' was disposed; make another one with NewSession(...).");
}
