using Ml.Generators.Emitting;
using Ml.Generators.Shapes;
using Ml.Testing;

namespace Ml.Generators.Tests.Emitting;

/// <summary>Which models check the class numbers they are given, and against what.</summary>
public class ClassNumberTests
{
    [Theory]
    [InlineData("CrossEntropy", "RequireClasses(label, 5, \"label\", -1);")]
    [InlineData("NegativeLogLikelihood", "RequireClasses(label, 5, \"label\", -1);")]
    [InlineData("MultiMargin", "RequireClasses(label, 5, \"label\");")]
    public void Losses_with_classes_check_their_targets(string loss, string expected)
    {
        Emit(loss, CheckLevel.Boundary).Split(expected).Length.ShouldBe(3, "once in ComputeLoss, once in Backpropagate");
        Emit(loss, CheckLevel.Full).ShouldContain(expected);
        Emit(loss, CheckLevel.None).ShouldNotContain("RequireClasses");
    }

    [Fact]
    public void The_number_to_ignore_is_the_loss_s_own() =>
        Emit("CrossEntropy", CheckLevel.Boundary, ("ignore", 255)).ShouldContain("RequireClasses(label, 5, \"label\", 255);");

    [Fact]
    public void Targets_in_another_shape_are_still_the_caller_s()
    {
        var program = new SpecBuilder("Net");
        int x = program.Input("x", "batch, 3, 5"), label = program.Target("label", SpecBuilder.ShapeOf("batch, 3"), ElementType.Int32);
        int rows = program.Call("Reshape", x, ("shape", new[] { -1, 5 }));
        int loss = program.Call("CrossEntropy", [rows, program.Call("Reshape", label, ("shape", new[] { -1 }))]);
        Compile(program.Build([x], loss, forwardSteps: 0), CheckLevel.Boundary).ShouldContain("RequireClasses(label, 5, \"label\", -1);");
    }

    private static string Emit(string loss, CheckLevel checks, params (string, object)[] arguments)
    {
        var program = new SpecBuilder("Net");
        int x = program.Input("x", "batch, 5"), label = program.Target("label", null, ElementType.Int32);
        return Compile(program.Build([x], program.Call(loss, [x, label], arguments), forwardSteps: 0), checks);
    }

    private static string Compile(Specs.ModelSpec spec, CheckLevel checks) => ModelCompiler.Compile(spec, new CompileOptions(checks)).Text;
}
