using Ml.Benchmarks.Models;

namespace Ml.Benchmarks.Shares;

/// <summary>The calls whose share of the machine's peak is printed.</summary>
static class ShareCases
{
    const int Samples = 500;

    // Per image. Pooling drops the last row and column of conv2, and with them what only they read of conv1: they are no
    // part of the task, though the model's table of layers counts them.
    const double FirstConvolution = 2.0 * 9 * 32 * 24 * 24, SecondConvolution = 2.0 * 9 * 32 * 64 * 10 * 10, Classifier = 2.0 * 1600 * 10;

    const double DigitsForward = FirstConvolution + SecondConvolution + Classifier;

    /// <summary>All cases, for models that run on the width chosen now.</summary>
    public static ShareCase[] Create() => [Dense(), Convolution(), Digits(1), Digits(64), DigitsStep(64), Perceptron(1), Perceptron(64)];

    static ShareCase Dense()
    {
        const int Size = 1024;
        var model = new Dense1024(seed: 1);
        var (x, y) = (Examples.Floats(Size * Size), new float[Size * Size]);
        double Check() => Compare(y, Samples, at =>
            Math.Max(0, PlainLayers.Dense(PlainLayers.Widen(x.AsSpan(at / Size * Size, Size)), Values(model, 0), Values(model, 1), at % Size)));
        return new ShareCase(
            "Dense1024: 1024 x 1024 x 1024, bias, ReLU", 2.0 * Size * Size * Size, Bytes(model, x, y), () => model.Predict(x, y), Check, model);
    }

    static ShareCase Convolution()
    {
        const int Side = 56, Plane = Side * Side;
        var model = new Conv64(seed: 1);
        var (x, y) = (Examples.Floats(64 * Plane), new float[64 * Plane]);
        var wide = PlainLayers.Widen(x);
        double Check() => Compare(y, Samples, at => Math.Max(0, PlainLayers.Convolve(
            wide, Side, Values(model, 0), Values(model, 1), at / Plane, (at / Side % Side) - 1, (at % Side) - 1)));
        return new ShareCase(
            "Conv64: 3x3, 64 to 64 channels, 56 x 56, bias, ReLU", 2.0 * 64 * 64 * 9 * Plane, Bytes(model, x, y), () => model.Predict(x, y), Check, model);
    }

    static ShareCase Digits(int batch)
    {
        var model = new DigitNet(seed: 1);
        var (x, y) = (Examples.Floats(batch * 784), new float[batch * 10]);
        return new ShareCase($"digits: forward, batch {batch}", batch * DigitsForward, Bytes(model, x, y),
            () => model.Predict(x, y), () => Compare(y, Math.Min(y.Length, 40), PlainDigits(model, x)), model);
    }

    /// <summary>Forward, then two products per product, but none for the gradient of the image.</summary>
    static ShareCase DigitsStep(int batch)
    {
        var model = new DigitNet(seed: 1);
        var (x, labels, y) = (Examples.Floats(batch * 784), Examples.Labels(batch), new float[batch * 10]);
        double Check()
        {
            model.Predict(x, y);
            return Compare(y, 40, PlainDigits(model, x));
        }

        var flops = batch * ((3 * DigitsForward) - FirstConvolution);
        var bytes = Bytes(model, x, y) + (sizeof(float) * DigitNet.ParameterCount);
        return new ShareCase($"digits: forward and backward, batch {batch}", flops, bytes, () => model.Backpropagate(x, labels), Check, model);
    }

    static ShareCase Perceptron(int batch)
    {
        var model = new Mlp(seed: 1);
        var (x, y) = (Examples.Floats(batch * 784), new float[batch * 10]);
        double Plain(int at)
        {
            var hidden = PlainLayers.Dense(PlainLayers.Widen(x.AsSpan(at / 10 * 784, 784)), Values(model, 0), Values(model, 1));
            for (var i = 0; i < hidden.Length; i++)
                hidden[i] = Math.Max(0, hidden[i]);
            return PlainLayers.Dense(hidden, Values(model, 2), Values(model, 3), at % 10);
        }

        return new ShareCase($"MLP 784-128-10: forward, batch {batch}", 2.0 * batch * ((784 * 128) + (128 * 10)), Bytes(model, x, y),
            () => model.Predict(x, y), () => Compare(y, Math.Min(y.Length, 40), Plain), model);
    }

    static Func<int, double> PlainDigits(DigitNet model, float[] images) => at =>
    {
        var x = PlainLayers.Widen(images.AsSpan(at / 10 * 784, 784));
        x = PlainLayers.ConvolveRectifyPool(x, 28, Values(model, 0), Values(model, 1));
        x = PlainLayers.ConvolveRectifyPool(x, 13, Values(model, 2), Values(model, 3));
        return PlainLayers.Dense(x, Values(model, 4), Values(model, 5), at % 10);
    };

    /// <summary>The largest difference at evenly spread places, relative to the largest expected number.</summary>
    static double Compare(float[] results, int samples, Func<int, double> expected)
    {
        double largest = 0, difference = 0;
        for (var i = 0; i < samples; i++)
        {
            var at = (int)((long)i * (results.Length - 1) / Math.Max(1, samples - 1));
            var wanted = expected(at);
            largest = Math.Max(largest, Math.Abs(wanted));
            difference = Math.Max(difference, double.IsNaN(results[at]) ? double.PositiveInfinity : Math.Abs(results[at] - wanted));
        }

        return difference / largest;
    }

    static ReadOnlySpan<float> Values(IModel model, int parameter) => model.Parameters[parameter].ReadOnlyValues;

    static double Bytes(IModel model, float[] x, float[] y) => sizeof(float) * (double)(model.Parameters.Length + x.Length + y.Length);
}
