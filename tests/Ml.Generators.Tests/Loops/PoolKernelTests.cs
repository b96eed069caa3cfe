using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Generators.Tests.Support;
using Ml.Numerics;
using Ml.Runtime.Tests.Support;

namespace Ml.Generators.Tests.Loops;

/// <summary>Pools and their gradients against naive loops, in every memory layout, on every width, against guard pages.</summary>
public sealed unsafe class PoolKernelTests
{
    private static readonly Dim Batch = Dim.Named("batch");

    /// <summary>Kernel, stride, before, after, dilation per axis, and the input's spatial sizes.</summary>
    private static readonly (int[] Kernel, int[] Stride, int[] Before, int[] After, int[] Dilation, int[] Input)[] Windows =
    [
        ([2, 2], [2, 2], [0, 0], [0, 0], [1, 1], [8, 26]),
        ([2, 2], [2, 2], [0, 0], [0, 0], [1, 1], [5, 11]), // a row and a column in no window
        ([3, 3], [2, 2], [1, 1], [1, 1], [1, 1], [9, 40]),
        ([3, 3], [1, 1], [0, 0], [0, 0], [1, 1], [6, 7]),
        ([3, 3], [1, 1], [1, 1], [1, 1], [1, 1], [4, 3]),
        ([2, 3], [2, 3], [0, 1], [1, 1], [1, 1], [7, 20]), // rounded up
        ([3, 2], [2, 1], [1, 1], [2, 1], [2, 2], [9, 11]),
        ([1, 1], [2, 3], [0, 0], [0, 0], [1, 1], [5, 7]),
        ([5, 5], [5, 5], [0, 0], [0, 0], [1, 1], [10, 10]), // more taps than are written out
        ([3, 5], [1, 1], [1, 2], [1, 2], [1, 1], [1, 2]), // windows that hang over both ends
        ([3], [2], [1], [1], [1], [37]),
        ([2], [2], [0], [0], [1], [12]),
        ([2, 3, 2], [2, 1, 2], [1, 1, 0], [0, 1, 0], [1, 1, 1], [5, 4, 6]),
        ([2, 2, 2], [2, 2, 2], [0, 0, 0], [0, 0, 0], [1, 1, 1], [4, 4, 34]),
    ];

    public enum Layout
    {
        ChannelsFirst,
        ChannelsLast,

        /// <summary>Elements channels last, windows channels first: what a pool before a flattening has.</summary>
        Mixed,
    }

    private enum Kind
    {
        Max,
        Average,
        AverageReal,
        MaxGradient,
        AverageGradient,
        AverageRealGradient,
    }

    [Theory]
    [InlineData(Layout.ChannelsFirst, 3)]
    [InlineData(Layout.ChannelsLast, 3)]
    [InlineData(Layout.ChannelsLast, 1)]
    [InlineData(Layout.ChannelsLast, 37)]
    [InlineData(Layout.ChannelsLast, 70)]
    [InlineData(Layout.Mixed, 37)]
    public void Pools_and_gradients_match_naive_loops(Layout layout, int channels)
    {
        var cases = (from w in Windows from kind in Enum.GetValues<Kind>() select (w, kind)).ToArray();
        CompiledKernel[] kernels = KernelHarness.Compile(cases.Select(c => (Kernel)Build(c.kind, WindowOf(c.w), c.w.Input, channels, layout)).ToArray());
        for (int i = 0; i < cases.Length; i++)
        {
            foreach (int batch in new[] { 1, 2 })
                Verify(kernels[i], cases[i].kind, WindowOf(cases[i].w), cases[i].w.Input, channels, batch, layout);
        }
    }

    private static Window WindowOf((int[] Kernel, int[] Stride, int[] Before, int[] After, int[] Dilation, int[] Input) w) => new(
        w.Kernel.ToEquatableArray(), w.Stride.ToEquatableArray(), w.Before.ToEquatableArray(), w.After.ToEquatableArray(),
        w.Dilation.ToEquatableArray());

    private static EquatableArray<Dim> WindowStrides(Shape shape, Layout layout) =>
        Strides(shape, layout == Layout.Mixed ? Layout.ChannelsFirst : layout);

    private static EquatableArray<Dim> Strides(Shape shape, Layout layout)
    {
        if (layout == Layout.ChannelsFirst)
            return TensorAccess.RowMajor(shape);
        int[] order = [0, .. Enumerable.Range(2, shape.Rank - 2), 1];
        EquatableArray<Dim> permuted = TensorAccess.RowMajor(shape.Permute(order));
        return Enumerable.Range(0, shape.Rank).Select(axis => permuted[Array.IndexOf(order, axis)]).ToEquatableArray();
    }

    private static PoolKernel Build(Kind kind, Window window, int[] spatial, int channels, Layout layout)
    {
        var builder = new GraphBuilder();
        var input = new Shape([Batch, channels, .. spatial.Select(s => (Dim)s)]);
        var output = new Shape([Batch, channels, .. window.Slide("Pool", input.Skip(2))]);
        Value x = builder.Add(new InputLeaf("x", 0, new TensorType(ElementType.Float32, input)));
        Value y = builder.Add(new InputLeaf("y", 1, new TensorType(ElementType.Float32, output)));
        LoopLoad elements = new(x, Strides(input, layout), new Place.OfValue(x, 0)), upstream = new(y, WindowStrides(output, layout), new Place.OfValue(y, 0));
        LoopStore pooled = new(y, upstream.Strides, upstream.Place), gradient = new(x, elements.Strides, elements.Place);
        return kind switch
        {
            Kind.Max => new MaxPoolKernel("MaxPool", window, input, elements, pooled),
            Kind.MaxGradient => new MaxPoolGradientKernel("MaxPoolGradient", window, input, elements, upstream, gradient),
            Kind.Average or Kind.AverageReal => new AveragePoolKernel("AveragePool", window, kind == Kind.Average, input, elements, pooled),
            _ => new AveragePoolGradientKernel("AveragePoolGradient", window, kind == Kind.AverageGradient, input, upstream, gradient),
        };
    }

    private static void Verify(CompiledKernel compiled, Kind kind, Window window, int[] spatial, int channels, int batch, Layout layout)
    {
        var kernel = (PoolKernel)compiled.Kernel;
        Func<string, long> size = _ => batch;
        Shape input = new([batch, channels, .. spatial.Select(s => (Dim)s)]);
        Shape output = new([batch, channels, .. window.Slide("Pool", input.Skip(2))]);
        long[] inStrides = Strides(input, layout).Select(s => s.Value).ToArray(), outStrides = WindowStrides(output, layout).Select(s => s.Value).ToArray();
        int elements = (int)input.Size.Value, windows = (int)output.Size.Value;

        GuardedBuffer[] buffers = kernel.Tensors.Select(t => new GuardedBuffer(t.HasInputShape ? elements : windows)).ToArray();
        try
        {
            var random = new System.Random(3);
            nint[] pointers = kernel.Tensors.Select((t, i) => (nint)buffers[i].Last(t.HasInputShape ? elements : windows)).ToArray();
            for (int t = 0; t < pointers.Length - 1; t++)
            {
                for (int i = 0; i < (kernel.Tensors[t].HasInputShape ? elements : windows); i++)
                    ((float*)pointers[t])[i] = random.Next(-4, 5); // few values, so that there are ties
            }

            float[] x = kernel.Tensors[0].HasInputShape ? new ReadOnlySpan<float>((float*)pointers[0], elements).ToArray() : [];
            float[] dy = kernel.IsGradient ? new ReadOnlySpan<float>((float*)pointers[^2], windows).ToArray() : [];
            double[] expected = Expect(kind, window, input, output, inStrides, outStrides, x, dy);

            int items = compiled.Items(size);
            foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
            {
                foreach (int grain in new[] { items, 1 })
                {
                    buffers[^1].Span.Fill(77);
                    for (int begin = 0; begin < items; begin += grain)
                        compiled.Run(width, pointers, begin, Math.Min(begin + grain, items), size);
                    for (int i = 0; i < expected.Length; i++)
                    {
                        float actual = ((float*)pointers[^1])[i];
                        if (!(Math.Abs(actual - expected[i]) <= 1e-6 * Math.Max(1, Math.Abs(expected[i]))))
                            throw new Xunit.Sdk.XunitException($"{kind} {window} of {input} {layout} {width}, element {i}: {actual}, expected {expected[i]}\n{compiled.Text}");
                    }
                }
            }
        }
        finally
        {
            Array.ForEach(buffers, b => b.Dispose());
        }
    }

    private static double[] Expect(
        Kind kind, Window window, Shape input, Shape output, long[] inStrides, long[] outStrides, float[] x, float[] dy)
    {
        bool isGradient = kind >= Kind.MaxGradient;
        double[] result = new double[isGradient ? input.Size.Value : output.Size.Value];
        long[] kernel = window.Kernel.Select(k => (long)k).ToArray();
        foreach (long[] at in LoopOracle.Points(output.Select(d => d.Value).ToArray()))
        {
            List<long> taps = [];
            long counted = 0;
            foreach (long[] tap in LoopOracle.Points(kernel))
            {
                long[] position = tap.Select((t, a) => (at[2 + a] * window.Stride[a]) - window.Before[a] + (t * window.Dilation[a])).ToArray();
                if (position.Select((p, a) => p < input[2 + a].Value + window.Before[a]).All(inside => inside))
                    counted++;
                if (position.Select((p, a) => p >= 0 && p < input[2 + a].Value).All(inside => inside))
                    taps.Add((at[0] * inStrides[0]) + (at[1] * inStrides[1]) + position.Select((p, a) => p * inStrides[2 + a]).Sum());
            }

            long to = at.Select((i, a) => i * outStrides[a]).Sum();
            long count = kind is Kind.Average or Kind.AverageGradient ? counted : taps.Count;
            switch (kind)
            {
                case Kind.Max:
                    result[to] = taps.Max(t => x[t]);
                    break;
                case Kind.Average or Kind.AverageReal:
                    result[to] = taps.Sum(t => (double)x[t]) / count;
                    break;
                case Kind.MaxGradient:
                    result[taps.First(t => x[t] == taps.Max(o => x[o]))] += dy[to];
                    break;
                default:
                    taps.ForEach(t => result[t] += dy[to] / (double)count);
                    break;
            }
        }

        return result;
    }
}
