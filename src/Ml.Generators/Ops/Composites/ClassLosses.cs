namespace Ml.Generators.Ops.Composites;

/// <summary>What the losses with class numbers share.</summary>
internal static class ClassLosses
{
    public static Argument Ignore =>
        Argument.Int("ignore", -1, "Targets of this number count neither in the loss nor in its mean.");

    /// <summary>
    /// Drops ignored targets, then averages by the weights used (which may be the scalar 1), adds up or keeps.
    /// </summary>
    public static Expr Reduce(LayerContext layer, Expr loss, Expr weight, Expr target)
    {
        Expr counts = target.EqualTo(target.Number(layer.Int("ignore"))).Not();
        loss = counts.Select(loss, 0);
        return layer.Choice("reduction") switch
        {
            "Mean" => loss.Sum() / counts.Select(weight, 0).Sum(),
            "Sum" => loss.Sum(),
            _ => loss,
        };
    }
}
