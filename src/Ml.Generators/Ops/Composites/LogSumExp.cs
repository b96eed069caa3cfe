namespace Ml.Generators.Ops.Composites;

/// <summary>Smooth maximum.</summary>
public sealed class LogSumExp() : Reduction(
    "LogSumExp", "A smooth maximum, without overflow: infinite where the maximum is.",
    "max(x) + log(sum(exp(x - max(x))))")
{
    protected override Expr Reduce(Expr x, int[] axes, bool keep)
    {
        Expr max = x.Max(axes, keep: true).StopGradient();
        Expr fall = Softmax.Fall(x, Softmax.Top(x, axes));
        Expr result = max + Softmax.Total(fall, axes, keep: true).Log();
        return keep ? result : result.Reshape(x.Sum(axes).Shape);
    }
}
