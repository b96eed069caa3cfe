using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Ops;

/// <summary>Floating-point operations by hand: a multiply-add is two.</summary>
public sealed class FlopsTests
{
    private static readonly Window Kernel = new(
        new[] { 3, 3 }.ToEquatableArray(), new[] { 1, 1 }.ToEquatableArray(), new[] { 1, 1 }.ToEquatableArray(),
        new[] { 1, 1 }.ToEquatableArray(), new[] { 1, 1 }.ToEquatableArray());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void A_convolution_and_its_adjoint_do_the_same_work(int groups)
    {
        // 8 channels to 12 on 5 x 5: every result sums 8 / groups * 9 products.
        TensorType input = Floats(2, 8, 5, 5), output = Floats(2, 12, 5, 5), weight = Floats(12, 8 / groups, 3, 3);
        long byHand = 2L * 12 * 25 * (8 / groups * 9) * 2;

        new Convolution(Kernel, groups).Flops([input, weight], [output]).Value.ShouldBe(byHand);
        new Convolution(Kernel, groups, Adjoint: true).Flops([output, weight], [input]).Value.ShouldBe(byHand);
        new ConvolutionInputGradient(Kernel, groups, input.Shape).Flops([output, weight], [input]).Value.ShouldBe(byHand);
        new ConvolutionWeightGradient(Kernel, groups, weight.Shape).Flops([input, output], [weight]).Value.ShouldBe(byHand);
    }

    [Fact]
    public void The_table_and_the_documentation_of_a_model_count_as_by_hand()
    {
        ModelRun run = ModelRun.Of("""
            [Model]
            [Input("batch", 3, 8, 8), Conv2D(4, kernel: 3), Flatten, Dense(10)]
            public partial class Net;
            """);
        LoweredModel model = ModelLowering.Lower(run.Spec()).Model!;

        // Products, and one addition of the bias for each result.
        const long Convolution = (4 * 6 * 6 * (3 * 3 * 3) * 2) + (4 * 6 * 6), Dense = (10 * 144 * 2) + 10;
        model.Rows.Select(r => r.Flops.Evaluate(_ => 1)).ShouldBe([Convolution, 0, Dense]);
        string text = run.Generated.GeneratedTrees.Single(t => Path.GetFileName(t.FilePath) == "Net.g.cs").ToString();
        text.ShouldContain($"{Convolution + Dense} * batch FLOPs forward");
        text.ShouldContain($"\"Dense(10)\", \"[batch, 10]\", 1450, {Dense})");
    }

    private static TensorType Floats(params int[] sizes) =>
        new(ElementType.Float32, new Shape(sizes.Select(s => (Dim)s)));
}
