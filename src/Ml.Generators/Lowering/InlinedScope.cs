using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// A model used once inside another: its tensors carry the layer's label, its regularisation adds up.
/// </summary>
internal sealed class InlinedScope(ParameterScope outer, string label, PenaltySpec penalties)
    : ParameterScope(outer.Builder, outer.IsTraining)
{
    public override string Prefix { get; } = $"{outer.Prefix}{label}.";

    public override bool CanLoop => outer.CanLoop;

    public override Expr Tensor(ParameterSpec tensor, bool isState) => outer.Tensor(Labelled(tensor), isState);

    public override void UpdateState(string name, Expr next, string layer) =>
        outer.UpdateState($"{label}.{name}", next, layer);

    public override void Give(string layer, IEnumerable<Expr> results) => outer.Give(layer, results);

    public override bool IsFrozen(string layer) => outer.IsFrozen(layer);

    public override Expr Random(Shape shape) => outer.Random(shape);

    public override int ReserveStreams(int count) => outer.ReserveStreams(count);

    public override Expr Stack(StackRequest request) => outer.Stack(Labelled(request));

    public override void UpdateStates(StackRequest request, Expr next, string layer) =>
        outer.UpdateStates(Labelled(request), next, layer);

    private ParameterSpec Labelled(ParameterSpec tensor) =>
        Penalties.Added(tensor with { Name = $"{label}.{tensor.Name}" }, penalties);

    private StackRequest Labelled(StackRequest request) => request with
    {
        Layer = request.Layer with
        {
            Label = $"{label}.{request.Layer.Label}",
            Labels = request.Layer.Labels.Select(l => $"{label}.{l}").ToEquatableArray(),
        },
        Tensors = request.Tensors.Select(t => Penalties.Added(t, penalties)).ToArray(),
    };
}
