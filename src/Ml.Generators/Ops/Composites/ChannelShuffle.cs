using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Exchange between groups of channels.</summary>
public sealed class ChannelShuffle : SingleComposite
{
    public override Signature Signature { get; } = new(
        "ChannelShuffle", Forms.Layer | Forms.Function,
        "Deals the channels of each group out over all groups.",
        "channels seen as [groups, n], the two axes exchanged", "[batch, groups * n, ..], kept")
    {
        Operands =
        [
            new Operand("x", "The input."),
        ],
        Arguments = [Argument.Int("groups", null, "Number of groups; divides the channels.", min: 1)],
        Source = "Zhang et al. 2018",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.OperandOfRank("[batch, channels, ..]", 2, int.MaxValue);
        int groups = layer.Int("groups");
        Dim each = x.Shape[1].DivideExactly(groups) ?? throw LayerContext.Mismatch(
            ProblemIds.Groups, $"'{layer.Name}' cuts {x.Shape[1]} channels into {groups} groups, which does not divide",
            $"groups must divide {x.Shape[1]}"
            + (x.Shape[1].IsConstant ? $", as {Divisors.Near(groups, (int)x.Shape[1].Value)} would" : ""),
            argument: "groups");
        return x.Reshape(new Shape(x.Shape[0], groups, each).Append([.. x.Shape.Skip(2)])).SwapAxes(1, 2)
            .Reshape(x.Shape);
    }
}
