using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;

namespace Ml.Testing.Oracle;

internal static class Contractions
{
    public static NumberArray MatMul(MatMul product, NumberArray left, NumberArray right, int[] shape)
    {
        var result = new NumberArray(shape);
        int inner = left.Shape[product.TransposeLeft ? ^2 : ^1];
        foreach (int[] index in NumberArray.Indices(shape))
        {
            int row = index[^2], column = index[^1];
            double sum = 0;
            for (int k = 0; k < inner; k++)
            {
                sum += left.Broadcast([.. index[..^2], product.TransposeLeft ? k : row, product.TransposeLeft ? row : k])
                    * right.Broadcast([.. index[..^2], product.TransposeRight ? column : k, product.TransposeRight ? k : column]);
            }

            result[index] = sum;
        }

        return result;
    }

    public static NumberArray Convolution(Convolution c, NumberArray x, NumberArray weight, int[] shape)
    {
        var result = new NumberArray(shape);
        NumberArray w = c.Adjoint ? Adjoint(weight, c.Groups) : weight;
        Visit(c.Window, c.Groups, x.Shape, w.Shape, shape, (input, tap, output) => result[output] += x[input] * w[tap]);
        return result;
    }

    public static NumberArray InputGradient(ConvolutionInputGradient c, NumberArray upstream, NumberArray w, int[] shape)
    {
        var result = new NumberArray(shape);
        Visit(c.Window, c.Groups, shape, w.Shape, upstream.Shape, (input, tap, output) => result[input] += upstream[output] * w[tap]);
        return result;
    }

    public static NumberArray WeightGradient(ConvolutionWeightGradient c, NumberArray x, NumberArray upstream, int[] shape)
    {
        var result = new NumberArray(shape);
        Visit(c.Window, c.Groups, x.Shape, shape, upstream.Shape, (input, tap, output) => result[tap] += x[input] * upstream[output]);
        return result;
    }

    /// <summary>Every product of a convolution: the index into the input, the weights and the output.</summary>
    private static void Visit(
        Window window, int groups, int[] input, int[] weight, int[] output, Action<int[], int[], int[]> visit)
    {
        int filtersPerGroup = weight[0] / groups;
        foreach (int[] place in NumberArray.Indices(output))
        {
            int group = place[1] / filtersPerGroup;
            foreach (int[] tap in NumberArray.Indices(weight[1..]))
            {
                int[] from = [place[0], (group * weight[1]) + tap[0], .. Enumerable.Range(0, window.Rank).Select(a =>
                    (place[a + 2] * window.Stride[a]) + (tap[a + 1] * window.Dilation[a]) - window.Before[a])];
                if (from.Zip(input).All(p => p.First >= 0 && p.First < p.Second))
                    visit(from, [place[1], .. tap], place);
            }
        }
    }

    /// <summary>Weights [out, in / groups, taps] as those of the adjoint, [in, out / groups, taps reversed].</summary>
    private static NumberArray Adjoint(NumberArray w, int groups)
    {
        int perGroup = w.Shape[0] / groups;
        var result = new NumberArray([w.Shape[1] * groups, perGroup, .. w.Shape[2..]]);
        foreach (int[] index in NumberArray.Indices(w.Shape))
        {
            int group = index[0] / perGroup;
            int[] taps = [.. index[2..].Select((t, a) => w.Shape[a + 2] - 1 - t)];
            result[[(group * w.Shape[1]) + index[1], index[0] % perGroup, .. taps]] = w[index];
        }

        return result;
    }
}
