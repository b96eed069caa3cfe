using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Tests.Language;
using Ml.Testing;
using Ml.Testing.Declarations;

namespace Ml.Generators.Tests.Lowering;

/// <summary>Along which axis a loss reads classes: one rule, whatever the target holds.</summary>
public sealed class ClassAxisTests
{
    [Theory]
    [InlineData("batch, 5", "int batch", 1)]
    [InlineData("batch, 5", "float batch, 5", 1)]
    [InlineData("batch, n", "int batch", 1)]
    [InlineData("batch, time, 5", "int batch, time", 2)]
    [InlineData("batch, 5, time", "int batch, time", 1)]
    [InlineData("batch, 4, 5", "int batch, 4", 2)]
    [InlineData("batch, 4, 5", "int batch, 5", 1)]
    [InlineData("batch, 5, 6, 7", "int batch, 6, 7", 1)]
    [InlineData("batch, 6, 7, 5", "int batch, 6, 7", 3)]
    [InlineData("batch, n, m", "int batch, n", 2)]
    public void The_axis_that_the_target_fits_is_the_classes(string scores, string target, int expected) =>
        AxisOf(scores, target).ShouldBe(expected);

    [Theory]
    [InlineData("batch, 4, 4", "int batch, 4")]
    [InlineData("batch, n, n", "int batch, n")]
    [InlineData("batch, 4, 4, 4", "int batch, 4, 4")]
    [InlineData("batch, 5, time", "float batch, 5, time")]
    [InlineData("batch, time, 5", "float batch, time, 5")]
    [InlineData("batch, 5, 6, 7", "float batch, 5, 6, 7")]
    public void Two_readings_are_refused_and_both_are_named(string scores, string target)
    {
        int last = scores.Count(c => c == ',');
        foreach (string loss in Losses(target))
        {
            StepProblem problem = ModelLowering.Lower(Build(loss, scores, target)).Problems.ShouldHaveSingleItem();
            problem.Problem.Id.ShouldBe("ML2014");
            problem.Text.ShouldContain("can be read in two ways");
            problem.Text.ShouldContain("classes along axis 1");
            problem.Text.ShouldContain($"classes along axis {last}");
            problem.Text.ShouldContain($"axis: 1, or axis: {last}");
            foreach (int axis in new[] { 1, last, -1 })
            {
                LoweredModel model = ModelLowering.Lower(Build(loss, scores, target, axis)).Model.ShouldNotBeNull();
                model.Loss!.Terms.Single().Reading.ClassAxis.ShouldBe(axis < 0 ? last : axis);
            }
        }
    }

    [Fact]
    public void As_many_weights_as_classes_settle_it()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 5, 6"), target = program.Target("t", SpecBuilder.ShapeOf("batch, 5, 6"));
        int weights = program.Target("w", SpecBuilder.ShapeOf("5"));
        int output = program.Call("Relu", x);
        int loss = program.Call("CrossEntropy", [output, target, weights]);
        ModelLowering.Lower(program.Build([output], loss, forwardSteps: 1)).Model!.Loss!.Terms.Single().Reading.ClassAxis.ShouldBe(1);
    }

    [Theory]
    [InlineData("\"batch\", 4, 4", "LeakyRelu(1f)", "", "int [batch, 4]", 2)]
    [InlineData("\"batch\", 6, 4", "LeakyRelu(1f)", "", "int [batch, 6]", 2)]
    [InlineData("\"batch\", 6, 4", "LeakyRelu(1f)", "axis: 1", "int [batch, 4]", 1)]
    [InlineData("\"batch\", 1, 4, 4", "Conv2D(4, kernel: 1)", "", "int [batch, 4, 4]", 1)]
    [InlineData("\"batch\", 4, 4, 1", "Dense(4)", "axis: -1", "int [batch, 4, 4]", 3)]
    public void A_sequential_model_s_target_follows_the_scores(
        string input, string layer, string argument, string expected, int axis)
    {
        foreach (string loss in new[] { "CrossEntropy", "NegativeLogLikelihood" })
        {
            LoweredModel model = LoweredSources.Lower(
                [Declare.Sequential($"[Input({input}), {layer}, {loss}({argument})]")], "Net");
            new TensorType(model.Inputs[1].Element, model.Inputs[1].Shape!).ToString().ShouldBe(expected);
            model.Loss!.Terms.Single().Reading.ClassAxis.ShouldBe(axis);
        }
    }

    [Theory]
    [InlineData("batch, n, m", "int batch, k")]
    [InlineData("batch, n, 5", "int batch, k")]
    public void Where_no_axis_fits_the_target_is_told_what_it_should_be(string scores, string target) =>
        ModelLowering.Lower(Build("CrossEntropy", scores, target)).Problems.ShouldHaveSingleItem().Text
            .ShouldContain("give the target the shape [batch, n]");

    [Fact]
    public void An_axis_that_is_none_is_refused() =>
        ModelLowering.Lower(Build("CrossEntropy", "batch, 5", "int batch", 3)).Problems.Single().Problem.Id.ShouldBe("ML2012");

    [Fact]
    public void A_target_that_does_not_fit_the_axis_that_was_named_says_what_would() =>
        ModelLowering.Lower(Build("CrossEntropy", "batch, 4, 5", "int batch, 4", 1)).Problems.Single().Text
            .ShouldContain("give the target the shape [batch, 5]");

    private static IEnumerable<string> Losses(string target) =>
        target.StartsWith("int", StringComparison.Ordinal) ? ["CrossEntropy", "NegativeLogLikelihood"] : ["CrossEntropy"];

    private static int AxisOf(string scores, string target) => Losses(target)
        .Select(loss => ModelLowering.Lower(Build(loss, scores, target)).Model!.Loss!.Terms.Single().Reading.ClassAxis)
        .Distinct().ShouldHaveSingleItem();

    private static Specs.ModelSpec Build(string loss, string scores, string target, int axis = 0)
    {
        var program = new SpecBuilder();
        int x = program.Input("x", scores);
        int t = program.Target("t", SpecBuilder.ShapeOf(target[(target.IndexOf(' ', StringComparison.Ordinal) + 1)..]),
            target.StartsWith("int", StringComparison.Ordinal) ? ElementType.Int32 : ElementType.Float32);
        int output = program.Call("Relu", x);
        return program.Build([output], program.Call(loss, [output, t], ("axis", axis)), forwardSteps: 1);
    }
}
