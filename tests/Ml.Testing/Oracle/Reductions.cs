using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Testing.Oracle;

internal static class Reductions
{
    public static NumberArray Reduce(Reduce reduce, NumberArray x, int[] shape, ElementType element)
    {
        int[] kept = [.. x.Shape.Select((size, axis) => reduce.Axes.Contains(axis) ? 1 : size)];
        var result = new NumberArray(kept);
        Array.Fill(result.Data, reduce.Reduction switch
        {
            Reduction.Sum => 0,
            Reduction.Product => 1,
            Reduction.Max => double.NegativeInfinity,
            _ => double.PositiveInfinity,
        });
        foreach (int[] index in NumberArray.Indices(x.Shape))
        {
            int[] target = [.. index.Select((i, axis) => kept[axis] == 1 ? 0 : i)];
            double a = result[target], b = x[index];
            result[target] = reduce.Reduction switch
            {
                Reduction.Sum => Whole.Add(element, a, b),
                Reduction.Product => Whole.Multiply(element, a, b),
                Reduction.Max => Math.Max(a, b),
                _ => Math.Min(a, b),
            };
        }

        return result.Reshape(shape);
    }

    public static NumberArray ArgReduce(ArgReduce arg, NumberArray x, int[] shape)
    {
        var result = new NumberArray(shape);
        foreach (int[] index in NumberArray.Indices(shape))
        {
            int best = 0;
            for (int i = 1; i < x.Shape[arg.Axis]; i++)
            {
                double challenger = At(i), champion = At(best);
                if (arg.Largest ? challenger > champion : challenger < champion)
                    best = i;
            }

            result[index] = best;

            double At(int i) => x[[.. index[..arg.Axis], i, .. index[arg.Axis..]]];
        }

        return result;
    }
}
