using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;

namespace Ml.Testing.Oracle;

internal static class Pools
{
    public static NumberArray Max(MaxPool pool, NumberArray x, int[] shape)
    {
        var result = new NumberArray(shape);
        foreach (int[] place in NumberArray.Indices(shape))
            result[place] = Elements(pool.Window, x.Shape, place).Select(i => x[i]).DefaultIfEmpty(double.NegativeInfinity).Max();
        return result;
    }

    public static NumberArray MaxGradient(MaxPoolGradient pool, NumberArray x, NumberArray upstream)
    {
        var result = new NumberArray(x.Shape);
        foreach (int[] place in NumberArray.Indices(upstream.Shape))
        {
            int[]? first = null;
            foreach (int[] element in Elements(pool.Window, x.Shape, place))
            {
                if (first is null || x[element] > x[first])
                    first = element;
            }

            if (first is not null)
                result[first] += upstream[place];
        }

        return result;
    }

    public static NumberArray Average(AveragePool pool, NumberArray x, int[] shape)
    {
        var result = new NumberArray(shape);
        foreach (int[] place in NumberArray.Indices(shape))
        {
            result[place] = Elements(pool.Window, x.Shape, place).Sum(i => x[i])
                / Divisor(pool.Window, pool.CountPadding, x.Shape, place);
        }

        return result;
    }

    public static NumberArray AverageGradient(AveragePoolGradient pool, NumberArray upstream, int[] shape)
    {
        var result = new NumberArray(shape);
        foreach (int[] place in NumberArray.Indices(upstream.Shape))
        {
            foreach (int[] element in Elements(pool.Window, shape, place))
                result[element] += upstream[place] / Divisor(pool.Window, pool.CountPadding, shape, place);
        }

        return result;
    }

    /// <summary>The real elements under the window at a place of the result.</summary>
    private static IEnumerable<int[]> Elements(Window window, int[] input, int[] place) =>
        NumberArray.Indices([.. window.Kernel])
            .Select(tap => (int[])[place[0], place[1], .. tap.Select((t, a) => Position(window, place, a, t))])
            .Where(i => i.Zip(input).All(p => p.First >= 0 && p.First < p.Second));

    private static int Divisor(Window window, bool countPadding, int[] input, int[] place)
    {
        int count = 1;
        for (int axis = 0; axis < window.Rank; axis++)
        {
            int a = axis, edge = countPadding ? window.Before[a] : 0;
            count *= Enumerable.Range(0, window.Kernel[a])
                .Count(t => Position(window, place, a, t) >= -edge && Position(window, place, a, t) < input[a + 2] + edge);
        }

        return count;
    }

    private static int Position(Window window, int[] place, int axis, int tap) =>
        (place[axis + 2] * window.Stride[axis]) + (tap * window.Dilation[axis]) - window.Before[axis];
}
