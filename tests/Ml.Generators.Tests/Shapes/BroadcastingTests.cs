using Ml.Generators.Shapes;
using Ml.Testing;

namespace Ml.Generators.Tests.Shapes;

public class BroadcastingTests
{
    [Theory]
    [InlineData("3, 4", "4", "3, 4")]
    [InlineData("3, 1", "1, 4", "3, 4")]
    [InlineData("", "2, 3", "2, 3")]
    [InlineData("batch, 1", "5", "batch, 5")]
    [InlineData("batch, time", "time", "batch, time")]
    public void Shapes_align_at_the_last_axis_and_ones_stretch(string left, string right, string result) =>
        Combine(left, right, new ShapeContext()).ShouldBe(SpecBuilder.ShapeOf(result));

    [Fact]
    public void Sizes_that_differ_are_a_mistake_and_name_both_sides()
    {
        ShapeProblem problem = Should.Throw<ShapeMismatchException>(() => Combine("3, 4", "3, 5", new ShapeContext())).Problem;

        problem.Id.ShouldBe("ML2010");
        problem.Message.ShouldContain("[3, 4]");
        problem.Message.ShouldContain("[3, 5]");
    }

    [Fact]
    public void Sizes_of_which_one_is_rounded_become_an_assumption()
    {
        var context = new ShapeContext();

        Combine("batch, 4", "2 * (batch / 2), 4", context).Rank.ShouldBe(2);

        context.Assumptions.ShouldHaveSingleItem().Left.ToString().ShouldBe("batch");
    }

    [Theory]
    [InlineData("batch, 4", "rows, 4")]
    [InlineData("batch, 4", "32, 4")]
    [InlineData("batch, 4", "2 * batch, 4")]
    public void Two_names_are_two_sizes_and_a_name_is_no_number(string left, string right) =>
        Should.Throw<ShapeMismatchException>(() => Combine(left, right, new ShapeContext())).Problem.Id.ShouldBe("ML2010");

    [Theory]
    [InlineData("4", "3, 4", new[] { 0 })]
    [InlineData("1, 4", "3, 4", new[] { 0 })]
    [InlineData("3, 1", "2, 3, 4", new[] { 0, 2 })]
    public void Repeated_axes_are_those_that_a_gradient_is_summed_over(string from, string to, int[] axes) =>
        Broadcasting.RepeatedAxes(SpecBuilder.ShapeOf(from), SpecBuilder.ShapeOf(to)).ShouldBe(axes);

    private static Shape Combine(string left, string right, ShapeContext context) =>
        Broadcasting.Combine(context, "Add", [SpecBuilder.ShapeOf(left), SpecBuilder.ShapeOf(right)]);
}
