using Ml.Contracts;

namespace Ml.Optimizers;

/// <summary>
/// Moves parameters against their gradients. One step is one fused sweep over the flat arrays: clip, decay, update of
/// state and parameters; it allocates nothing and gives the same bits for every number of threads. A step that would
/// leave anything NaN or infinite is not taken at all. Belongs to one model and one thread at a time, and says so to
/// others.
/// </summary>
/// <remarks>
/// A new optimiser is one file: options, names of its state arrays, and an <see cref="IUpdateRule"/> handed to
/// <see cref="Sweep{TRule}"/>.
/// </remarks>
public abstract unsafe class Optimizer : IDisposable
{
    readonly string[] _stateNames;
    NamedSet[] _state = [];
    TensorRun[] _runs = [];
    BlockFindings[] _findings = [];
    GradientMeasure? _measure;
    ParameterSet? _owner;
    bool _disposed;
    int _stepping;
    ParameterSet? _training;

    // What nothing exceeded after the last step, and the sum of versions for which that was true.
    StepSizes _sizes;
    long _sizesAt;

    // This step's: a field, so that a subclass's Update need not pass them through.
    ParameterSet? _gradients;

    /// <summary>Sets what all optimisers have in common.</summary>
    /// <param name="learningRate">The base rate, which a schedule modulates; finite and not negative.</param>
    /// <param name="weightDecay">How strongly parameters are pulled to zero; finite and not negative.</param>
    /// <param name="stateNames">Names of the state arrays in the order of <see cref="IUpdateRule.Apply"/>.</param>
    protected Optimizer(float learningRate, float weightDecay, params string[] stateNames)
    {
        LearningRate = Require.NotNegative(learningRate, nameof(learningRate));
        WeightDecay = Require.NotNegative(weightDecay, nameof(weightDecay));
        _stateNames = stateNames;
    }

    /// <summary>The base rate.</summary>
    public float LearningRate { get; }

    /// <summary>How strongly parameters are pulled to zero; 0 for not at all.</summary>
    public float WeightDecay { get; }

    /// <summary>Which parameters are pulled; by default all.</summary>
    public DecayScope Decays { get; init; } = DecayScope.All;

    /// <summary>Upper bound for the 2-norm over all gradients together: if the norm n is larger, every gradient is
    /// multiplied by bound / (n + 1e-6), as torch does. By default infinite: not bounded.</summary>
    public float ClipNorm { get; init => field = Require.Positive(value, nameof(ClipNorm)); } = float.PositiveInfinity;

    /// <summary>Upper bound for the size of each single gradient; applied after <see cref="ClipNorm"/>.
    /// By default infinite.</summary>
    public float ClipValue { get; init => field = Require.Positive(value, nameof(ClipValue)); } =
        float.PositiveInfinity;

    /// <summary>Steps taken so far; a refused one is none.</summary>
    public long Steps { get; private set; }

    /// <summary>The 2-norm of all gradients in the last step, before clipping; NaN before the first. Infinite or NaN
    /// when a gradient was.</summary>
    public float GradientNorm => (float)(_measure?.Norm ?? double.NaN);

    /// <summary>Why the last step was not taken; null when it was.</summary>
    public RefusedStep? Refused { get; private set; }

    /// <summary>The state arrays by name, each with the parameters' tensors: what a checkpoint saves.
    /// Empty before <see cref="Prepare"/> or the first step.</summary>
    public IReadOnlyList<NamedSet> State => _state;

    /// <summary>Allocates the state, zeroed. The first step does it by itself; a checkpoint needs it earlier.</summary>
    /// <exception cref="InvalidOperationException">The optimiser holds state of another model.</exception>
    public void Prepare(ParameterSet parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_owner is not null)
        {
            if (parameters != _owner)
                throw new InvalidOperationException(
                    $"{GetType().Name} holds the state of another model. Make one optimiser per model, or forget that "
                    + "state with Reset().");
            return;
        }

        Allocate(parameters);
    }

    /// <summary>Forgets everything: steps, state and the model they are of. The next step is a first one.</summary>
    /// <exception cref="InvalidOperationException">A trainer or another thread is using the optimiser.</exception>
    public void Reset()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Volatile.Read(ref _training) is not null || Interlocked.Exchange(ref _stepping, 1) != 0)
            throw Busy();
        Forget();
        Volatile.Write(ref _stepping, 0);
    }

    /// <summary>One step at the base rate.</summary>
    /// <inheritdoc cref="Step(ParameterSet, ParameterSet, float)"/>
    public bool Step(ParameterSet parameters, ParameterSet gradients) => Step(parameters, gradients, LearningRate);

    /// <summary>
    /// One step, whole or not at all: where a gradient, or anything the step would write, is NaN or infinite, nothing
    /// is changed and <see cref="Refused"/> says why. The gradients themselves are left as they are, also when they are
    /// clipped. Tensors that are not trained (<see cref="ParameterInfo.IsTrained"/>) stay as they are.
    /// </summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">d loss / d parameter, laid out like the parameters.</param>
    /// <param name="learningRate">This step's rate, usually from a schedule.</param>
    /// <returns>Whether the step was taken.</returns>
    /// <exception cref="ArgumentException">Lengths differ, or the rate is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The parameters are read-only, or not those of earlier steps; or
    /// another thread is taking a step.</exception>
    public bool Step(ParameterSet parameters, ParameterSet gradients, float learningRate)
    {
        Require.NotNegative(learningRate, nameof(learningRate));
        if (gradients.Length != parameters.Length)
            throw new ArgumentException(
                $"{gradients.Length} gradients do not fit {parameters.Length} parameters", nameof(gradients));
        if (parameters.IsReadOnly)
            throw new InvalidOperationException("Read-only parameters cannot be trained; load a copy");
        if (Interlocked.Exchange(ref _stepping, 1) != 0)
            throw Busy();
        try
        {
            Prepare(parameters);
            _gradients = gradients;
            Refused = _measure!.Take(gradients, ClipNorm, ClipValue);
            if (Refused is null)
                Update(learningRate, Steps + 1);
            if (Refused is null)
                Steps++;
            return Refused is null;
        }
        finally
        {
            _gradients = null;
            Volatile.Write(ref _stepping, 0);
        }
    }

    /// <summary>Continues a run: the state arrays were filled from a checkpoint.</summary>
    /// <param name="steps">Steps taken when the checkpoint was written.</param>
    public void Resume(long steps)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(steps);
        Steps = steps;
    }

    /// <summary>Name and options; a checkpoint records it, so a run resumed with another optimiser is
    /// noticed.</summary>
    public abstract override string ToString();

    /// <summary>Works out this step's constants and calls <see cref="Sweep{TRule}"/> once.</summary>
    /// <param name="learningRate">This step's rate.</param>
    /// <param name="step">1 for the first step.</param>
    protected abstract void Update(float learningRate, long step);

    /// <summary>Applies a rule to every parameter that is trained, or refuses the step.</summary>
    /// <param name="decaying">For parameters that weight decay touches.</param>
    /// <param name="spared">For the others.</param>
    protected void Sweep<TRule>(TRule decaying, TRule spared) where TRule : unmanaged, IUpdateRule
    {
        var parameters = _owner!;
        float* first = null, second = null, third = null;
        var keepers = (parameters.Keep(out var p), _gradients!.Keep(out var g),
            TRule.States > 0 ? _state[0].Set.Keep(out first) : null,
            TRule.States > 1 ? _state[1].Set.Keep(out second) : null,
            TRule.States > 2 ? _state[2].Set.Keep(out third) : null);
        fixed (TensorRun* runs = _runs)
        fixed (BlockFindings* findings = _findings)
        {
            var sweep = new UpdateSweep<TRule>
            {
                Parameters = p,
                Gradients = g,
                First = first,
                Second = second,
                Third = third,
                Length = parameters.Length,
                Runs = runs,
                GradientScale = _measure!.Scale,
                GradientLimit = ClipValue,
                Decaying = decaying,
                Spared = spared,
                Findings = findings,
            };

            // Most steps cannot overflow, as is known beforehand; another one is worked out first, storing nothing.
            // Bounds only grow, so that the sizes are then measured anew.
            var before = _sizesAt == Versions() ? _sizes : StepSizes.Unknown;
            var sizes = StepSizes.Max(
                decaying.Bound(_measure.Bound, before), spared.Bound(_measure.Bound, before));
            if (!sizes.AreSafe && sweep.Try(out sizes) is >= 0 and var wrong)
            {
                Refused = FirstNotFinite.In(parameters, RefusalCause.Parameter)
                    ?? FirstNotFinite.At(parameters, wrong, RefusalCause.Update, float.NaN);
            }
            else
            {
                sweep.Take();
                parameters.MarkChanged();
                (_sizes, _sizesAt) = (sizes, Versions());
            }
        }

        // Held until here: whoever disposes a model meanwhile takes the sets away, not the memory under the sweep.
        GC.KeepAlive(keepers.Item1);
        GC.KeepAlive(keepers.Item2);
        GC.KeepAlive(keepers.Item3);
        GC.KeepAlive(keepers.Item4);
        GC.KeepAlive(keepers.Item5);
    }

    /// <summary>The text of options that every optimiser has, for <see cref="ToString"/>.</summary>
    protected string CommonOptions() => FormattableString.Invariant(
        $"learningRate: {LearningRate}, weightDecay: {WeightDecay}, decays: {Decays}, clipNorm: {ClipNorm}, clipValue: {ClipValue}");

    /// <summary>Frees the state; later steps are refused with an exception.</summary>
    public void Dispose()
    {
        _disposed = true;
        foreach (var state in _state)
            state.Set.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes optimiser and parameters for one run of a trainer, which begins without state.</summary>
    /// <returns>Steps of the state that was forgotten.</returns>
    /// <exception cref="InvalidOperationException">Another run has one of them.</exception>
    internal long BeginTraining(ParameterSet parameters)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (Interlocked.CompareExchange(ref _training, parameters, null) is not null)
            throw Busy();
        if (!parameters.TryBeginTraining())
        {
            Volatile.Write(ref _training, null);
            throw new InvalidOperationException(
                "The model is being trained by another run. Train one after the other.");
        }

        var forgotten = Steps;
        Forget();
        Prepare(parameters);
        return forgotten;
    }

    internal void EndTraining()
    {
        _training?.EndTraining();
        Volatile.Write(ref _training, null);
    }

    /// <summary>Changes when anyone writes parameters or state: the versions only count up.</summary>
    long Versions()
    {
        long sum = _owner!.Version;
        foreach (var state in _state)
            sum += state.Set.Version;
        return sum;
    }

    // Apart from Prepare, which every step calls: its closure would be made there each time.
    void Allocate(ParameterSet parameters)
    {
        var infos = parameters.Infos;
        _state = [.. _stateNames.Select(name => new NamedSet(name, new ParameterSet(infos)))];
        _runs = TensorRun.Cut(infos, Decays);
        _findings = new BlockFindings[Blocks.Of(parameters.Length)];
        _measure = new GradientMeasure(parameters.Length);
        _sizesAt = -1;
        _owner = parameters;
    }

    void Forget()
    {
        foreach (var state in _state)
            state.Set.Dispose();
        (_state, _owner, _measure, Steps, Refused) = ([], null, null, 0, null);
    }

    InvalidOperationException Busy() => new(
        $"{GetType().Name} is in use by another run or thread. Make one optimiser per run.");
}
