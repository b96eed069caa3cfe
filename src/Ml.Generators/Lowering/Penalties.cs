using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// L1 and L2 regularisation: terms of the training loss for weights, which are the tensors of two or more axes.
/// </summary>
internal static class Penalties
{
    public static ParameterSpec Added(ParameterSpec tensor, PenaltySpec more) =>
        tensor.Shape.Rank < 2 ? tensor : tensor with
        {
            Penalties = new PenaltySpec(tensor.Penalties.L1 + more.L1, tensor.Penalties.L2 + more.L2),
        };

    /// <summary>
    /// The loss with l1 * sum |w| + l2 * sum w^2 of every penalised tensor that it trains: a frozen one, which nothing
    /// else moves, would only shrink away.
    /// </summary>
    public static Expr AddTo(Expr loss, IReadOnlyList<ParameterSpec> table, GradientReach reach)
    {
        foreach (Node node in loss.Builder.Nodes.ToArray())
        {
            PenaltySpec penalties = node.Operation switch
            {
                ParameterLeaf leaf => table[leaf.Index].Penalties,
                StackLeaf { IsState: false } stack => table[stack.FirstIndex].Penalties,
                _ => PenaltySpec.None,
            };
            if (penalties == PenaltySpec.None || !reach.Contains(node.Result))
                continue;
            var weight = new Expr(loss.Builder, node.Result);
            if (penalties.L1 != 0)
                loss += weight.Abs().Sum() * penalties.L1;
            if (penalties.L2 != 0)
                loss += weight.Square().Sum() * penalties.L2;
        }

        return loss;
    }
}
