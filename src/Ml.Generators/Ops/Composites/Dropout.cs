namespace Ml.Generators.Ops.Composites;

/// <summary>Random removal while training.</summary>
public sealed class Dropout : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Dropout", Forms.Layer | Forms.Function,
        "While training, drops elements at random and scales the others up; otherwise the identity.",
        "x / (1 - rate) with probability 1 - rate, else 0", "any shape, kept")
    {
        Arguments = [Argument.Float("rate", 0.5, "Probability of dropping an element.", min: 0, max: 0.999)],
        Source = "Srivastava et al. 2014",
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        double rate = layer.Float("rate");
        if (!layer.IsTraining || rate == 0)
            return x;
        return (layer.Random(x.Shape) >= rate).Select(x * (1 / (1 - rate)), 0);
    }
}
