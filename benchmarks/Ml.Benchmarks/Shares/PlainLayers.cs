namespace Ml.Benchmarks.Shares;

/// <summary>Layers as plain loops in double over one example: slow and obviously right.</summary>
static class PlainLayers
{
    /// <param name="weight">[outputs, inputs].</param>
    public static double Dense(ReadOnlySpan<double> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, int output)
    {
        double sum = bias[output];
        for (var i = 0; i < x.Length; i++)
            sum += x[i] * weight[(output * x.Length) + i];
        return sum;
    }

    public static double[] Dense(ReadOnlySpan<double> x, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        var y = new double[bias.Length];
        for (var o = 0; o < y.Length; o++)
            y[o] = Dense(x, weight, bias, o);
        return y;
    }

    /// <summary>One output of a 3x3 convolution; what lies outside counts as zero.</summary>
    /// <param name="x">[depth, size, size].</param>
    /// <param name="weight">[channels, depth, 3, 3].</param>
    /// <param name="top">Input row under the kernel's first row.</param>
    /// <param name="left">Input column under the kernel's first column.</param>
    public static double Convolve(
        ReadOnlySpan<double> x, int size, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias, int channel, int top, int left)
    {
        var depth = x.Length / (size * size);
        double sum = bias[channel];
        for (var d = 0; d < depth; d++)
            for (var row = 0; row < 3; row++)
                for (var column = 0; column < 3; column++)
                {
                    var (y, z) = (top + row, left + column);
                    if (y >= 0 && y < size && z >= 0 && z < size)
                        sum += x[(((d * size) + y) * size) + z] * weight[(((((channel * depth) + d) * 3) + row) * 3) + column];
                }

        return sum;
    }

    /// <summary>A 3x3 convolution without padding, ReLU, and the largest of 2x2 windows.</summary>
    public static double[] ConvolveRectifyPool(ReadOnlySpan<double> x, int size, ReadOnlySpan<float> weight, ReadOnlySpan<float> bias)
    {
        var pooled = (size - 2) / 2;
        var y = new double[bias.Length * pooled * pooled];
        for (var at = 0; at < y.Length; at++)
        {
            var (channel, row, column) = (at / (pooled * pooled), at / pooled % pooled, at % pooled);
            for (var window = 0; window < 4; window++)
                y[at] = Math.Max(y[at], Convolve(x, size, weight, bias, channel, (2 * row) + (window / 2), (2 * column) + (window % 2)));
        }

        return y;
    }

    public static double[] Widen(ReadOnlySpan<float> values)
    {
        var wide = new double[values.Length];
        for (var i = 0; i < wide.Length; i++)
            wide[i] = values[i];
        return wide;
    }
}
