using Ml.Contracts;

namespace Ml.Optimizers;

/// <summary>
/// Moves parameters against their gradients. One step is one fused sweep over the flat arrays: clip, decay, update of
/// state and parameters; it allocates nothing and gives the same bits for every number of threads.
/// Belongs to one set of parameters; not thread-safe.
/// </summary>
/// <remarks>
/// A new optimiser is one file: options, names of its state arrays, and an <see cref="IUpdateRule"/> handed to
/// <see cref="Sweep{TRule}"/>.
/// </remarks>
public abstract unsafe class Optimizer : IDisposable
{
    readonly string[] _stateNames;
    NamedSet[] _state = [];
    DecayRun[] _runs = [];
    double[] _partialNorms = [];
    IReadOnlyList<ParameterInfo>? _infos;

    // This step's arguments: fields, so that a subclass's Update need not pass them through.
    ParameterSet? _parameters;
    ParameterSet? _gradients;
    float _gradientScale;

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
    /// multiplied by bound / (n + 1e-6), as torch does. By default infinite: not measured.</summary>
    public float ClipNorm { get; init => field = Require.Positive(value, nameof(ClipNorm)); } = float.PositiveInfinity;

    /// <summary>Upper bound for the size of each single gradient; applied after <see cref="ClipNorm"/>.
    /// By default infinite. NaN stays NaN.</summary>
    public float ClipValue { get; init => field = Require.Positive(value, nameof(ClipValue)); } =
        float.PositiveInfinity;

    /// <summary>Steps taken so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The 2-norm of all gradients in the last step, before clipping; NaN when <see cref="ClipNorm"/> is
    /// infinite. Infinite or NaN when a gradient was.</summary>
    public float GradientNorm { get; private set; } = float.NaN;

    /// <summary>The state arrays by name, each with the parameters' tensors: what a checkpoint saves.
    /// Empty before <see cref="Prepare"/> or the first step.</summary>
    public IReadOnlyList<NamedSet> State => _state;

    /// <summary>Allocates the state, zeroed. The first step does it by itself; a checkpoint needs it earlier.</summary>
    /// <exception cref="InvalidOperationException">The optimiser already holds state for other parameters.</exception>
    public void Prepare(ParameterSet parameters)
    {
        if (_infos is not null)
        {
            if (parameters.Infos != _infos && !parameters.Infos.SequenceEqual(_infos))
                throw new InvalidOperationException(
                    $"{GetType().Name} holds state for other parameters; make one optimiser per model");
            return;
        }

        _infos = parameters.Infos;
        _state = [.. _stateNames.Select(name => new NamedSet(name, new ParameterSet(_infos)))];
        _runs = DecayRun.Cut(_infos, Decays);
        if (float.IsFinite(ClipNorm))
            _partialNorms = new double[SquaredNorm.Blocks(parameters.Length)];
    }

    /// <summary>One step at the base rate.</summary>
    /// <inheritdoc cref="Step(ParameterSet, ParameterSet, float)"/>
    public void Step(ParameterSet parameters, ParameterSet gradients) => Step(parameters, gradients, LearningRate);

    /// <summary>One step. The gradients themselves are left as they are, also when they are clipped.</summary>
    /// <param name="parameters">Changed in place.</param>
    /// <param name="gradients">d loss / d parameter, laid out like the parameters.</param>
    /// <param name="learningRate">This step's rate, usually from a schedule.</param>
    /// <exception cref="ArgumentException">Lengths differ, or the rate is negative or not finite.</exception>
    /// <exception cref="InvalidOperationException">The parameters are read-only, or not those of earlier
    /// steps.</exception>
    public void Step(ParameterSet parameters, ParameterSet gradients, float learningRate)
    {
        Require.NotNegative(learningRate, nameof(learningRate));
        if (gradients.Length != parameters.Length)
            throw new ArgumentException(
                $"{gradients.Length} gradients do not fit {parameters.Length} parameters", nameof(gradients));
        if (parameters.IsReadOnly)
            throw new InvalidOperationException("Read-only parameters cannot be trained; load a copy");
        if (parameters.Infos != _infos)
            Prepare(parameters);

        (_parameters, _gradients, _gradientScale) = (parameters, gradients, 1);
        if (float.IsFinite(ClipNorm))
        {
            GradientNorm = (float)Math.Sqrt(SquaredNorm.Measure(gradients, _partialNorms));
            _gradientScale = GradientClipping.Scale(GradientNorm, ClipNorm);
        }

        Update(learningRate, Steps + 1);
        Steps++;
        parameters.MarkChanged();
        (_parameters, _gradients) = (null, null);
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

    /// <summary>Applies a rule to every parameter.</summary>
    /// <param name="decaying">For parameters that weight decay touches.</param>
    /// <param name="spared">For the others.</param>
    protected void Sweep<TRule>(TRule decaying, TRule spared) where TRule : unmanaged, IUpdateRule
    {
        fixed (DecayRun* runs = _runs)
        {
            var arguments = new UpdateSweep<TRule>
            {
                Parameters = _parameters!.Pointer,
                Gradients = _gradients!.Pointer,
                First = TRule.States > 0 ? _state[0].Set.Pointer : null,
                Second = TRule.States > 1 ? _state[1].Set.Pointer : null,
                Third = TRule.States > 2 ? _state[2].Set.Pointer : null,
                Length = _parameters.Length,
                Runs = runs,
                GradientScale = _gradientScale,
                GradientLimit = ClipValue,
                Decaying = decaying,
                Spared = spared,
            };
            arguments.Run();
        }
    }

    /// <summary>The text of options that every optimiser has, for <see cref="ToString"/>.</summary>
    protected string CommonOptions() => FormattableString.Invariant(
        $"learningRate: {LearningRate}, weightDecay: {WeightDecay}, decays: {Decays}, clipNorm: {ClipNorm}, clipValue: {ClipValue}");

    /// <summary>Frees the state.</summary>
    public void Dispose()
    {
        foreach (var state in _state)
            state.Set.Dispose();
        GC.SuppressFinalize(this);
    }
}
