using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing;

namespace Ml.Generators.Tests.Lowering;

/// <summary>What a user reads when sizes do not fit.</summary>
public class MismatchMessageTests
{
    [Fact]
    public void A_wrong_width_shows_the_path_of_shapes_and_the_fix()
    {
        var program = new SpecBuilder("DigitNet");
        int x = program.Input("image", "batch, 1, 28, 28");
        x = program.Call("Conv2D", x, ("filters", 32), ("kernel", 3));
        x = program.Call("MaxPool2D", program.Call("Relu", x), ("kernel", 2));
        x = program.Call("Conv2D", x, ("filters", 64), ("kernel", 3));
        x = program.Call("MaxPool2D", program.Call("Relu", x), ("kernel", 2));
        x = program.Call("Dropout", program.Call("Flatten", x), ("rate", 0.25));
        x = program.Call("Dense", x, ("units", 10), ("inputs", 1024));

        StepProblem problem = ModelLowering.Lower(program.Build([x])).Problems.ShouldHaveSingleItem();

        problem.Step.ShouldBe(8);
        problem.Problem.Argument.ShouldBe("inputs");
        problem.Problem.Id.ShouldBe("ML2003");
        problem.Text.ShouldBe("""
            'Dense' declares 1024 inputs, but 'Flatten' gives 1600
              image [batch, 1, 28, 28]
                Conv2D(filters: 32, kernel: 3)  -> [batch, 32, 26, 26]
                MaxPool2D(kernel: 2)            -> [batch, 32, 13, 13]
                Conv2D(filters: 64, kernel: 3)  -> [batch, 64, 11, 11]
                MaxPool2D(kernel: 2)            -> [batch, 64, 5, 5]
                Flatten                         -> [batch, 1600]          1600 = 64 * 5 * 5
                Dense(units: 10, inputs: 1024)     expects [.., 1024]     <- here
              Fix: inputs: 1600, or leave 'inputs' out and it is inferred.
            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void What_follows_from_a_failed_step_is_not_reported()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 4");
        int broken = program.Call("Dense", x, ("units", 3), ("inputs", 5));
        int after = program.Call("Dense", program.Call("Relu", broken), ("units", 2), ("inputs", 9));
        int other = program.Call("Dense", x, ("units", 3), ("inputs", 6));

        IReadOnlyList<StepProblem> problems = ModelLowering.Lower(program.Build([after, other])).Problems;

        problems.Select(p => p.Step).ShouldBe([0, 3]);
    }

    public static TheoryData<string, string, Func<SpecBuilder, int>> Mistakes => new()
    {
        { "ML2001", "needs other axes", p => p.Call("Conv2D", p.Input("x", "batch, 28, 28"), ("filters", 4), ("kernel", 3)) },
        { "ML2003", "inner sizes", p => p.Call("MatMul", [p.Input("x", "3, 4"), p.Input("y", "5, 6")]) },
        { "ML2004", "channels", p => p.Call("Conv2D", p.Input("x", "1, 3, 8, 8"), ("filters", 4), ("kernel", 3), ("channels", 1)) },
        { "ML2005", "window", p => p.Call("MaxPool2D", p.Input("x", "1, 3, 4, 8"), ("kernel", 5)) },
        { "ML2006", "groups", p => p.Call("Conv2D", p.Input("x", "1, 3, 8, 8"), ("filters", 4), ("kernel", 3), ("groups", 2)) },
        { "ML2007", "element count", p => p.Call("Reshape", p.Input("x", "3, 4"), ("shape", new[] { 5, -1 })) },
        { "ML2007", "element count", p => p.Call("Reshape", p.Input("x", "3, 4"), ("shape", new[] { 5, 2 })) },
        { "ML2009", "concat", p => p.Call("Concat", [p.Input("x", "3, 4"), p.Input("y", "2, 5")], ("axis", 1)) },
        { "ML2010", "broadcast", p => p.Call("Multiply", [p.Input("x", "3, 4"), p.Input("y", "3, 5")]) },
        { "ML2010", "other sums", p => p.Call("Add", [p.Input("x", "batch, 4"), p.Input("y", "batch, 5")]) },
        { "ML2012", "axis", p => p.Call("Softmax", p.Input("x", "3, 4"), ("axis", 2)) },
        { "ML2013", "slice", p => p.Call("Slice", p.Input("x", "3, 4"), ("starts", new[] { 1 }), ("ends", new[] { 5 })) },
        { "ML2014", "target", p => p.Call("MeanSquaredError", [p.Input("x", "batch, 1"), p.Input("y", "batch")]) },
        { "ML2014", "target", p => p.Call("CrossEntropy", [p.Input("x", "batch, 5"), p.Input("y", "7", ElementType.Int32)]) },
        { "ML2007", "no size below 1", p => p.Call("Reshape", p.Input("x", "3, 4"), ("shape", new[] { -3, -4 })) },
        { "ML2017", "too large", p => p.Call("Flatten", p.Call("BroadcastTo", p.Input("x", "1, 1, 1"),
            ("shape", new[] { int.MaxValue, int.MaxValue, int.MaxValue }))) },
        { "ML3001", "truth values", p => p.Call("Add", [p.Call("Less", [p.Input("x", "3"), p.Input("y", "3")]), 2]) },
        { "ML2015", "static", p => p.Call("Dense", p.Input("x", "batch, width"), ("units", 3)) },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Each_mistake_has_its_id(string id, string what, Func<SpecBuilder, int> write)
    {
        var program = new SpecBuilder();
        int result = write(program);
        LoweringResult lowered = ModelLowering.Lower(program.Build([result]));
        lowered.Problems.ShouldHaveSingleItem(what).Problem.Id.ShouldBe(id);
        lowered.Problems[0].Text.ShouldContain("<- here");
    }
}
