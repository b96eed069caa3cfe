using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Tests.Contractions;

public sealed class ConvolutionTests
{
    private static readonly int[] ChannelsLast = [0, 2, 3, 1];

    /// <param name="c">Channels, o: outputs, k: window, s: stride, d: dilation, g: groups.</param>
    [Theory]
    [InlineData(2, 1, 9, 8, 32, 3, 1, 1, 1)]
    [InlineData(1, 3, 9, 8, 5, 3, 2, 1, 1)]
    [InlineData(2, 32, 6, 5, 64, 3, 1, 1, 1)]
    [InlineData(1, 16, 7, 19, 40, 3, 1, 2, 1)]
    [InlineData(1, 8, 5, 30, 33, 1, 1, 1, 1)]
    [InlineData(2, 6, 7, 7, 4, 3, 2, 2, 2)]
    [InlineData(1, 20, 6, 6, 20, 3, 1, 1, 20)]
    [InlineData(1, 4, 12, 12, 6, 5, 3, 1, 1)]
    [InlineData(3, 2, 27, 26, 20, 3, 1, 1, 1)]
    public void Forward_and_both_gradients(int n, int c, int h, int w, int o, int k, int s, int d, int g)
    {
        Window window = Square(k, s, d);
        int oh = ((h - (((k - 1) * d) + 1)) / s) + 1, ow = ((w - (((k - 1) * d) + 1)) / s) + 1;
        foreach (bool symbolic in new[] { false, true })
        {
            Dictionary<int, string>? names = symbolic ? new() { [0] = "batch" } : null;
            foreach (int[] order in new[] { ChannelsLast, [0, 1, 2, 3] })
            {
                using var input = new TestTensor([n, c, h, w], order, named: names, seed: 1);
                using var weight = new TestTensor([o, c / g, k, k], seed: 2);
                using var result = new TestTensor([n, o, oh, ow], ChannelsLast, named: names, seed: 3);
                Forward(input, weight, result, window, g, n);
                using var gradient = new TestTensor([o, c / g, k, k], seed: 4);
                WeightGradient(input, result, gradient, window, g, n);
                if (s == 1)
                {
                    using var upstream = new TestTensor([n, o, h, w], ChannelsLast, named: names, seed: 5);
                    using var down = new TestTensor([n, c, oh, ow], order, named: names, seed: 6);
                    Adjoint(upstream, weight, down, window, g, n);
                }
            }
        }
    }

    private static Window Square(int k, int s, int d) => new(
        EquatableArray.Of(k, k), EquatableArray.Of(s, s), EquatableArray.Of(0, 0), EquatableArray.Of(0, 0), EquatableArray.Of(d, d));

    private static void Forward(TestTensor input, TestTensor weight, TestTensor result, Window window, int g, int batch)
    {
        (TensorAccess access, Dim offset) = ConvolutionWeights.View(weight.Access, new Convolution(window, g));
        ContractionPlan plan = ContractionPlanner.Convolution(
            input.Operand(), new ContractionOperand(weight.Value, access, true) { Offset = offset }, result.Value, result.Access, window, g, null);
        int perGroup = weight.Sizes[0] / g, depth = weight.Sizes[1];
        PlanRunner.Check(
            plan, result, [input, weight],
            at =>
            {
                double sum = 0;
                for (int i = 0; i < depth; i++)
                {
                    foreach (int[] tap in TestTensor.Indices(window.Kernel))
                    {
                        sum += weight[at[1], i, tap[0], tap[1]] * input[at[0], (at[1] / perGroup * depth) + i,
                            (at[2] * window.Stride[0]) + (tap[0] * window.Dilation[0]), (at[3] * window.Stride[1]) + (tap[1] * window.Dilation[1])];
                    }
                }

                return sum;
            },
            depth * window.Kernel[0] * window.Kernel[1], _ => batch);
    }

    private static void Adjoint(TestTensor upstream, TestTensor weight, TestTensor result, Window window, int g, int batch)
    {
        (TensorAccess access, Dim offset) = ConvolutionWeights.View(weight.Access, new Convolution(window, g, Adjoint: true));
        ContractionPlan plan = ContractionPlanner.Convolution(
            upstream.Operand(), new ContractionOperand(weight.Value, access, true) { Offset = offset }, result.Value, result.Access, window, g, null);
        int outs = weight.Sizes[0] / g, depth = weight.Sizes[1];
        PlanRunner.Check(
            plan, result, [upstream, weight],
            at =>
            {
                double sum = 0;
                for (int i = 0; i < outs; i++)
                {
                    foreach (int[] tap in TestTensor.Indices(window.Kernel))
                    {
                        int channel = (at[1] / depth * outs) + i;
                        sum += weight[channel, at[1] % depth, window.Kernel[0] - 1 - tap[0], window.Kernel[1] - 1 - tap[1]]
                            * upstream[at[0], channel, at[2] + (tap[0] * window.Dilation[0]), at[3] + (tap[1] * window.Dilation[1])];
                    }
                }

                return sum;
            },
            outs * window.Kernel[0] * window.Kernel[1], _ => batch);
    }

    private static void WeightGradient(TestTensor input, TestTensor upstream, TestTensor result, Window window, int g, int batch)
    {
        (TensorAccess access, _) = ConvolutionWeights.View(result.Access, new Convolution(window, g));
        ContractionPlan plan = ContractionPlanner.ConvolutionWeightGradient(
            input.Operand(), upstream.Operand(), result.Value, access, window, g);
        int perGroup = result.Sizes[0] / g, depth = result.Sizes[1];
        int[] sum = [upstream.Sizes[0], upstream.Sizes[2], upstream.Sizes[3]];
        PlanRunner.Check(
            plan, result, [input, upstream],
            at => TestTensor.Indices(sum).Sum(p => upstream[p[0], at[0], p[1], p[2]] * input[p[0], (at[0] / perGroup * depth) + at[1],
                (p[1] * window.Stride[0]) + (at[2] * window.Dilation[0]), (p[2] * window.Stride[1]) + (at[3] * window.Dilation[1])]),
            sum[0] * sum[1] * sum[2], _ => batch);
    }
}
