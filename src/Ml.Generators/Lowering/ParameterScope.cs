using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>Where layers get their tensors from: the model's tables, or the slices of a loop's stacks.</summary>
internal abstract class ParameterScope(GraphBuilder builder, bool isTraining)
{
    public GraphBuilder Builder { get; } = builder;

    public bool IsTraining { get; } = isTraining;

    /// <summary>What names and origins of this scope's layers start with ("blocks."), or nothing.</summary>
    public virtual string Prefix => "";

    /// <summary>Whether a repeated model may become a loop here. Loops do not nest: an inner one is unrolled.</summary>
    public virtual bool CanLoop => true;

    public abstract Expr Tensor(ParameterSpec tensor, bool isState);

    /// <param name="layer">The full label of the layer whose state it is.</param>
    public abstract void UpdateState(string name, Expr next, string layer);

    /// <summary>Notes what a layer gives.</summary>
    /// <param name="layer">Its full label.</param>
    public abstract void Give(string layer, IEnumerable<Expr> results);

    /// <summary>
    /// Whether a layer runs as in inference although the model is trained: no gradient arrives at it, so that what it
    /// gives is taken as it is.
    /// </summary>
    public abstract bool IsFrozen(string layer);

    public abstract Expr Random(Shape shape);

    /// <summary>Tensors of repetition 0, 1, ... of a model, one after the other, as one operand of a loop.</summary>
    public abstract Expr Stack(StackRequest request);

    /// <param name="layer">The full label of the layer whose state it is.</param>
    public abstract void UpdateStates(StackRequest request, Expr next, string layer);

    /// <summary>As many random streams as repetitions draw.</summary>
    public abstract int ReserveStreams(int count);
}

/// <summary>A tensor of a repeated model.</summary>
/// <param name="Layer">The repeated layer.</param>
/// <param name="Tensors">All tensors of one repetition of the same kind, named within it: they lie together.</param>
/// <param name="Index">Which of them.</param>
internal sealed record StackRequest(
    LayerSpec Layer, IReadOnlyList<ParameterSpec> Tensors, int Index, bool IsState)
{
    /// <summary>What the tensors of a repetition are named after.</summary>
    public string LabelOf(int repetition) => Layer.Labels.Count > 0
        ? Layer.Labels[repetition]
        : $"{Layer.Label}.{repetition.ToString(System.Globalization.CultureInfo.InvariantCulture)}";
}
