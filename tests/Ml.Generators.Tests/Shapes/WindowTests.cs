using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Testing;

namespace Ml.Generators.Tests.Shapes;

/// <summary>Sizes of windows' results, as PyTorch and TensorFlow give them.</summary>
public class WindowTests
{
    [Theory]
    [InlineData("1, 1, 28, 28", 3, 1, 0, 1, "[1, 4, 26, 26]")]
    [InlineData("1, 1, 28, 28", 3, 2, 1, 1, "[1, 4, 14, 14]")]
    [InlineData("1, 1, 9, 9", 3, 1, 0, 2, "[1, 4, 5, 5]")]
    [InlineData("batch, 1, h, w", 3, 1, 1, 1, "[batch, 4, h, w]")]
    [InlineData("batch, 1, h, w", 3, 2, 1, 1, "[batch, 4, ((h - 1) / 2) + 1, ((w - 1) / 2) + 1]")]
    public void Convolutions_slide(string input, int kernel, int stride, int pad, int dilation, string result)
    {
        var program = new SpecBuilder();
        int x = program.Input("x", input);
        int y = program.Call(
            "Conv2D", x, ("filters", 4), ("kernel", kernel), ("stride", stride), ("pad", pad), ("dilation", dilation));

        ShapeOf(program, y).ToString().ShouldBe(result);
    }

    [Theory]
    [InlineData(7, 3, 1, 7)]
    [InlineData(7, 3, 2, 4)]
    [InlineData(8, 2, 2, 4)]
    [InlineData(8, 3, 3, 3)]
    [InlineData(1, 5, 1, 1)]
    public void Same_padding_keeps_the_size_divided_by_the_stride_rounded_up(int size, int kernel, int stride, int result)
    {
        var program = new SpecBuilder();
        int x = program.Input("x", $"1, 2, {size}, {size}");
        int y = program.Call("MaxPool2D", x, ("kernel", kernel), ("stride", stride), ("padding", "Same"));

        ShapeOf(program, y).ShouldBe(new Shape(1, 2, result, result));
    }

    [Fact]
    public void A_stride_of_a_pool_is_its_kernel_unless_it_is_given()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 2, 9, 9");

        ShapeOf(program, program.Call("AveragePool2D", x, ("kernel", 3))).ToString().ShouldBe("[batch, 2, 3, 3]");
    }

    private static Shape ShapeOf(SpecBuilder program, int value) =>
        ModelLowering.Lower(program.Build([value])).Model!.Inference.OutputsOf(OutputRole.Output).Single().Value.Shape;
}
