using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    /// <summary>Rows of which only the last are not finite: what they spoil is their own result.</summary>
    private static NumberArray Mixed(int rows, int width) => new([rows, width], [.. Enumerable.Range(0, rows * width).Select(i =>
        i / width == rows - 1 ? NaN : i / width == rows - 2 && i % width == 0 ? Infinity : EdgeNumbers.Finite[i % EdgeNumbers.Finite.Length])]);

    private static NumberArray Weights(int seed, params int[] shape) => EdgeNumbers.Regular(seed, shape);

    private static IEnumerable<EdgeCase> Contractions() =>
    [
        new("Dense", [Mixed(7, 5)], x => Plus(Product(x[0], x[1]), x[2]))
        {
            Arguments = [("units", 3)], Parameters = [Weights(1, 3, 5), Weights(2, 3)], Mixes = true, Absolute = (_, _) => 1e-2,
        },
        new("Dense", [Mixed(7, 5)], x => Product(x[0], x[1]))
        {
            Arguments = [("units", 3), ("bias", false)], Parameters = [Weights(1, 3, 5)], Mixes = true, Absolute = (_, _) => 1e-2,
        },
        new("MatMul", [Mixed(7, 5), Weights(3, 5, 4)], x => Product(x[0], Transposed(x[1]))) { Mixes = true, Absolute = (_, _) => 1e-2 },
        new("Bilinear", [Mixed(6, 3), Weights(4, 6, 2)], BilinearOf)
        {
            Arguments = [("units", 2)], Parameters = [Weights(1, 2, 3, 2), Weights(2, 2)], Mixes = true, Absolute = (_, _) => 1e-2,
        },
        new("Bilinear", [Mixed(6, 3), Weights(4, 6, 2)], BilinearOf)
        {
            Arguments = [("units", 2), ("bias", false)], Parameters = [Weights(1, 2, 3, 2)], Mixes = true, Absolute = (_, _) => 1e-2,
        },
        Gated("SwiGlu", x => Gate(x, Ml.Runtime.Tests.Support.Reference.Sigmoid(x))),
        Gated("GeGlu", x => Gate(x, (1 + Ml.Runtime.Tests.Support.Reference.Erf(Clip(x / Math.Sqrt(2), 9))) / 2)),
        PRelu([EdgeNumbers.Scalars.Length], _ => 0, 1), PRelu([2, 3, 7], i => i / 7 % 3, 3, ("perChannel", true)),
        .. ((int[])[1, 2, 3]).SelectMany(Convolutions),
    ];

    // Left times the transposed right.
    private static NumberArray Product(NumberArray left, NumberArray right) => new(
        [left.Shape[0], right.Shape[0]],
        [.. RowsOf(left).SelectMany(row => RowsOf(right).Select(column => row.Zip(column, (a, b) => a * b).Sum()))]);

    private static NumberArray Plus(NumberArray x, NumberArray bias) => new(x.Shape, [.. x.Data.Select((v, i) => v + bias.Data[i % bias.Data.Length])]);

    private static NumberArray BilinearOf(NumberArray[] x)
    {
        NumberArray left = x[0], right = x[1], weight = x[2];
        return new([left.Shape[0], weight.Shape[0]], [.. NumberArray.Indices([left.Shape[0], weight.Shape[0]]).Select(at =>
        {
            int b = at[0], u = at[1];
            double sum = x.Length > 3 ? x[3].Data[u] : 0;
            for (int i = 0; i < left.Shape[1]; i++)
                sum += left[b, i] * Enumerable.Range(0, right.Shape[1]).Sum(j => weight[u, i, j] * right[b, j]);

            return sum;
        })]);
    }

    private static EdgeCase Gated(string name, Func<double, double> gate) => new(name, [Mixed(6, 3).Select(v => Math.Clamp(v, -30, 30))], x =>
    {
        NumberArray inner = Product(x[0], x[1]).Select(gate).Zip(Product(x[0], x[2]), (a, b) => a * b);
        return Product(inner, x[3]);
    })
    {
        Arguments = [("hidden", 4)],
        Parameters = [Weights(1, 4, 3), Weights(2, 4, 3), Weights(3, 3, 4)],
        Mixes = true,
        Absolute = (_, _) => 1e-2,
    };

    // The slope's own gradient is a sum over all: it is spoiled by what is not finite, and only by what is used.
    private static EdgeCase PRelu(int[] shape, Func<int, int> channel, int channels, params (string, object)[] arguments)
    {
        NumberArray x = shape.Length == 1 ? EdgeNumbers.Vector(EdgeNumbers.Scalars) : Filled(shape);
        return new("PRelu", [x], at => new(shape, [.. at[0].Data.Select((v, i) => v > 0 ? v : at[1].Data[channel(i)] * v)]))
        {
            Arguments = [.. arguments, ("slope", 0.25)],
            Parameters = [Weights(5, channels)],
            Absolute = (_, _) => 1e-38,
        };
    }

    private static IEnumerable<EdgeCase> Convolutions(int rank)
    {
        int[] spatial = rank switch { 1 => [11], 2 => [4, 5], _ => [2, 3, 4] };
        int[] input = [2, 2, .. spatial];
        NumberArray x = new(input, [.. Enumerable.Range(0, NumberArray.Count(input)).Select(i => i == 5 ? NaN : i == 17 ? Infinity : EdgeNumbers.Finite[i % EdgeNumbers.Finite.Length])]);
        yield return Convolution(new Slide(rank, 2, 1), 1, true, ("kernel", 2));
        yield return Convolution(
            new Slide(rank, 2, 2, 1), 2, false, ("kernel", 2), ("stride", 2), ("pad", 1), ("groups", 2), ("bias", false), ("dilation", 1), ("padding", "Valid"));

        EdgeCase Convolution(Slide slide, int groups, bool bias, params (string, object)[] arguments)
        {
            int perGroup = 2 / groups;
            int[] result = slide.Result(input, 4);
            return new($"Conv{rank}D", [x], at => new(result, [.. NumberArray.Indices(result).Select(place =>
            {
                double sum = bias ? at[2].Data[place[1]] : 0;
                int group = place[1] / (4 / groups);
                for (int c = 0; c < perGroup; c++)
                {
                    foreach (int[] tap in slide.Taps)
                    {
                        int[] from = [place[0], (group * perGroup) + c, .. Enumerable.Range(0, rank).Select(a => slide.At(place, tap, a))];
                        if (from.Zip(input).All(p => p.First >= 0 && p.First < p.Second))
                            sum += at[0][from] * at[1][[place[1], c, .. tap]];
                    }
                }

                return sum;
            })]))
            {
                Arguments = [("filters", 4), .. arguments],
                Mixes = true,
                Absolute = (_, _) => 1e-2,
                Parameters = [Weights(1, [4, perGroup, .. Enumerable.Repeat(2, rank)]), .. bias ? [Weights(2, 4)] : (NumberArray[])[]],
            };
        }
    }
}
