using Ml.Generators.Graph;
using Ml.Generators.Gradients;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing;
using Ml.Testing.Oracle;

namespace Ml.Generators.Tests.Gradients;

/// <summary>A gradient of zero wins over a slope that is not finite, and costs nothing where slopes are.</summary>
public class ZeroWinsTests
{
    /// <summary>
    /// What stands between two products in a network, and the losses at its end: the care that infinite slopes need would
    /// show as a comparison with 0.
    /// </summary>
    [Theory]
    [InlineData("Relu")]
    [InlineData("Gelu")]
    [InlineData("Silu")]
    [InlineData("Mish")]
    [InlineData("Elu")]
    [InlineData("Celu")]
    [InlineData("Selu")]
    [InlineData("Softplus")]
    [InlineData("LogSigmoid")]
    [InlineData("Tanh")]
    [InlineData("Sigmoid")]
    [InlineData("HardSwish")]
    [InlineData("PRelu")]
    [InlineData("Glu")]
    [InlineData("Softmax")]
    [InlineData("LogSoftmax")]
    [InlineData("LogSumExp")]
    [InlineData("LayerNorm")]
    [InlineData("RmsNorm")]
    [InlineData("BatchNorm")]
    [InlineData("Normalize")]
    [InlineData("Norm")]
    [InlineData("Std")]
    [InlineData("Dropout")]
    public void Slopes_that_are_finite_are_not_looked_after(string name) => Guards(Between(name)).ShouldBeEmpty();

    [Theory]
    [InlineData("Sqrt")]
    [InlineData("Log")]
    [InlineData("Exp")]
    [InlineData("Reciprocal")]
    [InlineData("Acos")]
    public void Slopes_that_may_be_infinite_are(string name) => Guards(Between(name)).ShouldNotBeEmpty();

    private static ModelSpec Between(string name)
    {
        var program = new SpecBuilder(name);
        int x = program.Input("x", "batch, 6", withGradient: false), label = program.Target("label", null, ElementType.Int32);
        bool reduces = name is "LogSumExp" or "Norm" or "Std";
        (string, object)[] arguments = reduces ? [("axes", new[] { 1 }), ("keep", true)] : [];
        int hidden = program.Call(name, program.Call("Dense", x, ("units", 6)), arguments);
        int y = program.Call("Dense", hidden, ("units", 3));
        return program.Build([y], program.Call("CrossEntropy", [y, label]), forwardSteps: 3);
    }

    /// <summary>Masked attention, with its dropout: rows of minus infinity are no reason either.</summary>
    [Fact]
    public void Masked_attention_is_not_looked_after()
    {
        var program = new SpecBuilder("Attention");
        int x = program.Input("x", "batch, 5, 6", withGradient: false), target = program.Target("target", null);
        int h = program.Call("Dense", x, ("units", 6));
        int scores = program.Call("MatMul", [h, program.Call("SwapAxes", h, ("first", 1), ("second", 2))]);
        int mask = program.Call("GreaterOrEqual", [program.Call("Unsqueeze", program.Call("Range", [], ("size", 5)), ("axis", 1)), program.Call("Range", [], ("size", 5))]);
        int masked = program.Call("Select", [mask, scores, program.Constant(double.NegativeInfinity)]);
        int y = program.Call("MatMul", [program.Call("Dropout", program.Call("Softmax", masked)), h]);
        Guards(program.Build([y], program.Call("MeanSquaredError", [y, target]))).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Sqrt", 0.0)]
    [InlineData("Sqrt", -1.0)]
    [InlineData("Log", 0.0)]
    [InlineData("Reciprocal", 0.0)]
    [InlineData("Rsqrt", 0.0)]
    [InlineData("Acos", 1.0)]
    [InlineData("Exp", 1000.0)]
    [InlineData("Tanh", double.NaN)]
    [InlineData("Norm", 0.0)]
    public void A_branch_that_is_not_taken_has_no_slope(string name, double at)
    {
        // And what it is multiplied by has none either: there the value itself is not finite.
        var program = new SpecBuilder(name);
        int x = program.Input("x", "3"), factor = program.Input("factor", "3");
        (string, object)[] arguments = name == "Norm" ? [("axes", new[] { 0 }), ("keep", true)] : [];
        int isTaken = program.Call("Less", [x, program.Constant(-5)]);
        int product = program.Call("Multiply", [program.Call(name, x, arguments), factor]);
        int y = program.Call("Select", [isTaken, product, x]);
        var inputs = new OracleInputs();
        inputs.Inputs[0] = new NumberArray([3], [at, at, at]);
        inputs.Inputs[1] = new NumberArray([3], [1, -2, 0]);
        Graph.Graph both = Differentiation.Differentiate(Lower(program.Build([y], program.Call("Sum", y), forwardSteps: 4)));
        IReadOnlyDictionary<(OutputRole, int), NumberArray> gradients = GraphOracle.Run(both, inputs);
        gradients[(OutputRole.InputGradient, 0)].Data.ShouldBe([1, 1, 1]);
        gradients[(OutputRole.InputGradient, 1)].Data.ShouldBe([0, 0, 0]);
    }

    [Fact]
    public void Bounds_know_what_cannot_be()
    {
        Bounds square = Bounds.Finite.Square(), shifted = square + Bounds.Of(1e-5);
        square.Least.ShouldBe(0);
        (Bounds.Of(1) / shifted).IsFinite.ShouldBeTrue();
        (Bounds.Of(1) / square).IsFinite.ShouldBeFalse();
        (Bounds.Of(0) * Bounds.Anything).MayBeNaN.ShouldBeTrue();
        (Bounds.Finite + Bounds.Finite).IsFinite.ShouldBeTrue();
        (new Bounds(double.NegativeInfinity, 0) - new Bounds(-float.MaxValue, 1)).MayBeNaN.ShouldBeFalse();
        (Bounds.Anything - Bounds.Anything).MayBeNaN.ShouldBeTrue();
        // Too small for a float is 0.
        Bounds.Of(1e-50).HoldsZero.ShouldBeTrue();
        new Bounds(0, 100).Rising(Math.Exp).IsFinite.ShouldBeFalse();
    }

    private static LoweredModel Lower(ModelSpec spec)
    {
        LoweringResult result = ModelLowering.Lower(spec);
        return result.Model ?? throw new InvalidOperationException(string.Join("\n", result.Problems.Select(p => p.Text)));
    }

    /// <summary>Selections of 0 where something equals 0, in the backward nodes.</summary>
    private static string[] Guards(ModelSpec spec) =>
    [
        .. Differentiation.Differentiate(Lower(spec)).Nodes
            .Where(n => n.Origin.IsBackward && n.Operation is Select && n.Operands[0].Producer is { Operation: Equal } equal
                && IsZero(equal.Operands[1]) && IsZero(n.Operands[1]))
            .Select(n => n.ToString()),
    ];

    private static bool IsZero(Value value) => value.Producer.Operation is ConstantLeaf { Number: 0 };
}
