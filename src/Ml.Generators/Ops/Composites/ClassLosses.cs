namespace Ml.Generators.Ops.Composites;

/// <summary>What the losses with class numbers share.</summary>
internal static class ClassLosses
{
    /// <summary>
    /// Drops ignored targets, then averages by the weights used (which may be the scalar 1), adds up or keeps.
    /// </summary>
    public static Expr Reduce(LayerContext layer, Expr loss, Expr weight, Expr target)
    {
        // Class numbers are never negative, so a negative number to ignore costs nothing unless it is asked for.
        if (layer.Has("ignore"))
        {
            Expr counts = target.EqualTo(target.Number(layer.Int("ignore"))).Not();
            loss = counts.Select(loss, 0);
            weight = counts.Select(weight, 0);
        }

        return layer.Choice("reduction") switch
        {
            "Mean" when weight.Rank == 0 => loss.Mean(),
            "Mean" => loss.Sum() / weight.Sum(),
            "Sum" => loss.Sum(),
            _ => loss,
        };
    }
}
