using Ml.Testing.Oracle;
using static System.Math;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    /// <summary>An image of rows: windows of regular numbers, of zeros, ties, minus infinities, infinities and NaN.</summary>
    private static NumberArray Image(params int[] shape)
    {
        double[] numbers = EdgeNumbers.Floats(
            0.5, -1.25, 2, 0.75, 0, 0, 0, 0, 0, 3, 3, 3, 1, 1000, -1000, 20, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity,
            1, 2, 3, 4, Infinity, 5, 1, 2, 0.1, 0.1, 0.1, 0.1, NaN, 1, 2, -1, -2, -3, 1e-40, 0, -1e-42, -0.0, 7, 8, -9, 6);
        return new(shape, [.. Enumerable.Range(0, NumberArray.Count(shape)).Select(i => numbers[i % numbers.Length])]);
    }

    /// <summary>Windows along the last axes, the same in each.</summary>
    private sealed record Slide(int Rank, int Kernel, int Stride, int Pad = 0, int Dilation = 1, int After = -1)
    {
        public int Count(int size) => ((size + Pad + (After < 0 ? Pad : After) - (Dilation * (Kernel - 1)) - 1) / Stride) + 1;

        public IEnumerable<int[]> Taps => NumberArray.Indices([.. Enumerable.Repeat(Kernel, Rank)]).Select(t => (int[])t.Clone());

        public int At(int[] place, int[] tap, int axis) => (place[axis + 2] * Stride) + (tap[axis] * Dilation) - Pad;

        public int[] Result(int[] input, int channels) => [input[0], channels, .. input[2..].Select(Count)];

        /// <summary>The elements under the window at a place, those of the padding left out.</summary>
        public double[] Under(NumberArray x, int[] place) =>
        [
            .. Taps.Select(t => (int[])[place[0], place[1], .. Enumerable.Range(0, Rank).Select(a => At(place, t, a))])
                .Where(i => i.Zip(x.Shape).All(p => p.First >= 0 && p.First < p.Second)).Select(i => x[i]),
        ];
    }

    private static EdgeCase Pool(string name, int[] shape, Slide slide, Func<double[], double> value, params (string, object)[] arguments) => new(
        name, [Image(shape)], x => new(slide.Result(shape, shape[1]), [.. NumberArray.Indices(slide.Result(shape, shape[1])).Select(place => value(slide.Under(x[0], place)))]))
    {
        Arguments = arguments,
        Absolute = (_, _) => 1e-6,
    };

    private static double Largest(double[] window) => window.Aggregate(double.NegativeInfinity, Max);

    private static IEnumerable<EdgeCase> Windows() =>
    [
        Pool("MaxPool1D", [2, 2, 23], new(1, 2, 2), Largest, ("kernel", 2)),
        Pool("MaxPool1D", [2, 2, 23], new(1, 3, 2, 1, 2), Largest, ("kernel", 3), ("stride", 2), ("pad", 1), ("dilation", 2)),
        Pool("MaxPool2D", [1, 2, 6, 7], new(2, 2, 2), Largest, ("kernel", 2), ("ceiling", false)),
        Pool("MaxPool2D", [1, 2, 6, 7], new(2, 3, 1, 1), Largest, ("kernel", 3), ("stride", 1), ("padding", "Same")),
        Pool("MaxPool2D", [1, 2, 6, 7], new(2, 2, 2, 1), Largest, ("kernel", 2), ("stride", 2), ("pad", 1), ("dilation", 1)),
        Pool("MaxPool3D", [1, 2, 3, 4, 5], new(3, 2, 1), Largest, ("kernel", 2), ("stride", 1), ("pad", 0)),
        .. Rest("MaxPool"),
        Pool("AveragePool1D", [2, 2, 23], new(1, 3, 3), w => w.Sum() / 3, ("kernel", 3)),
        Pool("AveragePool1D", [2, 2, 23], new(1, 3, 2, 1), w => w.Average(), ("kernel", 3), ("stride", 2), ("pad", 1), ("countPadding", false)),
        Pool("AveragePool2D", [1, 2, 6, 7], new(2, 3, 1, 1), w => w.Sum() / 9, ("kernel", 3), ("stride", 1), ("padding", "Same")),
        Pool("AveragePool2D", [1, 2, 6, 7], new(2, 2, 2, 1), w => w.Sum() / 4, ("kernel", 2), ("stride", 2), ("pad", 1)),
        Pool("AveragePool3D", [1, 2, 3, 4, 5], new(3, 2, 1), w => w.Average(), ("kernel", 2), ("stride", 1)),
        .. Rest("AveragePool"),
        .. ((int[])[1, 2, 3]).SelectMany(Global),
        .. Adaptive("AdaptiveMaxPool2D", 2, Largest), .. Adaptive("AdaptiveAveragePool2D", 2, w => w.Average()),
        .. Adaptive("AdaptiveAveragePool1D", 1, w => w.Average()),
    ];

    // The arguments that the cases above leave out, in each rank: at values that change nothing.
    private static IEnumerable<EdgeCase> Rest(string name)
    {
        bool isMax = name == "MaxPool";
        foreach (int rank in (int[])[1, 2, 3])
        {
            int[] shape = [1, 3, .. Enumerable.Repeat(5, rank)];
            (string, object)[] common = [("kernel", 2), ("stride", 2), ("ceiling", true), ("padding", "Valid")];
            (string, object)[] last = isMax ? [("pad", 0), ("dilation", 1)] : [("pad", 0), ("countPadding", true)];
            yield return Pool($"{name}{rank}D", shape, new(rank, 2, 2, After: 1), isMax ? Largest : w => w.Average(), [.. common, .. last]);
        }
    }

    private static IEnumerable<EdgeCase> Global(int rank)
    {
        int[] shape = [3, 2, .. rank switch { 1 => (int[])[7], 2 => [2, 5], _ => [2, 2, 3] }];
        int size = NumberArray.Count(shape[2..]);
        foreach (bool keep in (bool[])[false, true])
        {
            int[] result = keep ? [3, 2, .. Enumerable.Repeat(1, rank)] : [3, 2];
            yield return new($"GlobalMaxPool{rank}D", [Image(shape)], x => new(result, [.. x[0].Data.Chunk(size).Select(Largest)])) { Arguments = [("keep", keep)] };
            yield return new($"GlobalAveragePool{rank}D", [Image(shape)], x => new(result, [.. x[0].Data.Chunk(size).Select(w => w.Average())]))
            {
                Arguments = [("keep", keep)],
                Absolute = (_, _) => 1e-5,
            };
        }
    }

    private static IEnumerable<EdgeCase> Adaptive(string name, int rank, Func<double[], double> value)
    {
        int[] shape = [1, 2, .. Enumerable.Repeat(7, rank)], cells = [.. Enumerable.Repeat(3, rank)], result = [1, 2, .. cells];
        yield return new(name, [Image(shape)], x => new(result, [.. NumberArray.Indices(result).Select(place =>
        {
            int[] from = [.. place[2..].Select(i => i * 7 / 3)], to = [.. place[2..].Select(i => (((i + 1) * 7) + 2) / 3)];
            int[] c = [place[0], place[1]];
            return value([.. NumberArray.Indices([.. from.Zip(to, (a, b) => b - a)]).Select(t => x[0][[.. c, .. t.Zip(from, (a, b) => a + b)]])]);
        })]))
        {
            Arguments = [("cells", cells)],
            Absolute = (_, _) => 1e-5,
        };
    }
}
