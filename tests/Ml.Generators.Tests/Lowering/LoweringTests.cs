using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing;
using Ml.Testing.Gradients;
using Ml.Testing.Oracle;

namespace Ml.Generators.Tests.Lowering;

public class LoweringTests
{
    private static readonly Dictionary<string, long> FourRows = new(StringComparer.Ordinal) { ["batch"] = 4 };

    [Fact]
    public void A_sequential_model_has_its_tables_and_an_inferred_target()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 6"), label = program.Target("label", null);
        int hidden = program.Call("Relu", program.Call("Dense", x, ("units", 5)));
        int logits = program.Call("Dense", hidden, ("units", 3));
        int loss = program.Call("CrossEntropy", [logits, label]);

        LoweredModel model = Lower(program.Build([logits], loss, forwardSteps: 3));

        model.Inputs[1].ShouldBe(new InputSpec("label", ElementType.Int32, SpecBuilder.ShapeOf("batch"), WithGradient: false));
        model.Parameters.Select(p => $"{p.Name} {p.Shape}").ShouldBe(
            ["dense1.weight [5, 6]", "dense1.bias [5]", "dense2.weight [3, 5]", "dense2.bias [3]"]);
        model.Rows.Select(r => $"{r.Kind} {r.Output} {r.Parameters}").ShouldBe(
            ["Dense [batch, 5] 35", "Relu [batch, 5] 0", "Dense [batch, 3] 18"]);
        model.Rows[0].Flops.ToString().ShouldBe("65 * batch");
        model.Inference.Nodes.ShouldNotContain(n => n.Operation is InputLeaf && ((InputLeaf)n.Operation).Slot == 1);
    }

    [Fact]
    public void Parameters_stand_in_the_order_of_declaration_whatever_the_calls()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 6");
        int first = program.Layer("first", "Dense", ("units", 6)), second = program.Layer("second", "Dense", ("units", 6));
        int y = program.Step(first, program.Step(second, x));

        LoweredModel model = Lower(program.Build([y]));

        model.Parameters.Select(p => p.Name).ShouldBe(["first.weight", "first.bias", "second.weight", "second.bias"]);
        model.Inference.Nodes.Select(n => n.Operation).OfType<ParameterLeaf>().Select(p => $"{p.Label} {p.Index}")
            .ShouldBe(["second.weight 2", "second.bias 3", "first.weight 0", "first.bias 1"]);
    }

    [Fact]
    public void A_layer_called_twice_shares_its_tensors()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 6");
        int layer = program.Layer("twice", "Dense", ("units", 6));

        Lower(program.Build([program.Step(layer, program.Step(layer, x))])).Parameters.Count.ShouldBe(2);
    }

    [Fact]
    public void A_repeated_model_is_one_loop_over_stacks_that_lie_repetition_by_repetition()
    {
        LoweredModel model = Lower(Repeated(repeat: 3));

        model.Parameters.Select(p => p.Name).ShouldBe(
        [
            "stem.weight", "stem.bias",
            "blocks.0.norm.weight", "blocks.0.norm.bias", "blocks.0.expand.weight",
            "blocks.1.norm.weight", "blocks.1.norm.bias", "blocks.1.expand.weight",
            "blocks.2.norm.weight", "blocks.2.norm.bias", "blocks.2.expand.weight",
        ]);
        model.Inference.Nodes.Count(n => n.Operation is Loop).ShouldBe(1);
        StackLeaf[] stacks = [.. model.Inference.Nodes.Select(n => n.Operation).OfType<StackLeaf>()];
        stacks.Select(s => $"{s.Label} {s.FirstIndex} +{s.Distance} x{s.Count} {s.Type}").ShouldBe(
        [
            "blocks.*.norm.weight 2 +3 x3 [3, 4]", "blocks.*.norm.bias 3 +3 x3 [3, 4]", "blocks.*.expand.weight 4 +3 x3 [3, 4, 4]",
        ]);
    }

    [Fact]
    public void A_loop_computes_what_its_repetitions_in_a_row_compute()
    {
        LoweredModel loop = Lower(Repeated(repeat: 3)), unrolled = Lower(Unrolled(3));
        OracleInputs inputs = GradientCheck.Draw(loop, FourRows);

        NumberArray expected = GraphOracle.Run(unrolled.Inference, inputs)[(OutputRole.Output, 0)];

        GraphOracle.Run(loop.Inference, inputs)[(OutputRole.Output, 0)].Data.ShouldBe(expected.Data);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void A_loop_has_the_gradient_it_shows(int repeat) => GradientCheck.Verify(Repeated(repeat), FourRows, tolerance: 1e-5);

    [Fact]
    public void Penalties_are_added_for_weights_of_two_axes_only()
    {
        var program = new SpecBuilder { Penalties = new PenaltySpec(0.1, 0.01) };
        int x = program.Input("x", "batch, 2"), target = program.Target("target", null);
        int y = program.Call("Dense", x, ("units", 2));
        LoweredModel model = Lower(program.Build([y], program.Call("MeanSquaredError", [y, target]), forwardSteps: 1));
        OracleInputs inputs = GradientCheck.Draw(model, FourRows);
        double[] w = inputs.Parameters[0].Data;

        double training = GraphOracle.Run(model.Training!, inputs)[(OutputRole.Loss, 0)].Data[0];
        double evaluation = GraphOracle.Run(model.Evaluation!, inputs)[(OutputRole.Loss, 0)].Data[0];

        (training - evaluation).ShouldBe((0.1 * w.Sum(Math.Abs)) + (0.01 * w.Sum(v => v * v)), 1e-8);
        GradientCheck.Verify(model.Spec, FourRows);
    }

    [Fact]
    public void Named_sizes_of_a_used_model_are_bound_where_it_is_used()
    {
        var inner = new SpecBuilder("Inner");
        int x = inner.Input("x", "n, time, 3");
        ModelSpec model = inner.Build([inner.Call("Reshape", x, ("shape", new[] { Dim.Named("n"), Dim.Named("time") * 3 }))]);
        var outer = new SpecBuilder("Outer");
        int y = outer.Step(outer.Use("inner", model, repeat: 1), outer.Input("x", "batch, 2 * steps, 3"));

        Lower(outer.Build([y])).Inference.OutputsOf(OutputRole.Output).Single().Value.Shape.ToString().ShouldBe("[batch, 6 * steps]");
    }

    [Fact]
    public void Each_repetition_drops_other_elements()
    {
        var block = new SpecBuilder("Block");
        int x = block.Input("x", "batch, 8");
        ModelSpec model = block.Build([block.Call("Dropout", x)]);
        var program = new SpecBuilder();
        int input = program.Input("x", "batch, 8"), target = program.Target("target", null);
        int y = program.Step(program.Use("blocks", model, repeat: 4), input);
        ModelSpec spec = program.Build([y], program.Call("MeanSquaredError", [y, target]), forwardSteps: 1);
        LoweredModel lowered = Lower(spec);
        OracleInputs inputs = GradientCheck.Draw(lowered, FourRows);

        NumberArray result = GraphOracle.Run(lowered.Training!, inputs)[(OutputRole.Output, 0)];

        // Half survive one mask; with four different ones far fewer.
        result.Data.Count(v => v != 0).ShouldBeLessThan(10);
        GradientCheck.Verify(spec, FourRows);
    }

    private static LoweredModel Lower(ModelSpec spec)
    {
        LoweringResult result = ModelLowering.Lower(spec);
        result.Problems.Select(p => p.Text).ShouldBeEmpty();
        GraphVerifier.Verify(result.Model!.Inference, "lowering");
        return result.Model;
    }

    private static ModelSpec Block()
    {
        var block = new SpecBuilder("Block");
        int x = block.Input("x", "batch, 4");
        int norm = block.Layer("norm", "LayerNorm"), expand = block.Layer("expand", "Dense", ("units", 4), ("bias", false));
        return block.Build([block.Call("Add", [x, block.Call("Tanh", block.Step(expand, block.Step(norm, x)))])]);
    }

    private static ModelSpec Repeated(int repeat) => WithBlocks((program, x) => program.Step(program.Use("blocks", Block(), repeat), x));

    private static ModelSpec Unrolled(int count) => WithBlocks((program, x) =>
    {
        for (int i = 0; i < count; i++)
            x = program.Step(program.Use($"blocks.{i}", Block(), repeat: 1), x);
        return x;
    });

    private static ModelSpec WithBlocks(Func<SpecBuilder, int, int> blocks)
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 3"), target = program.Target("target", null);
        int y = blocks(program, program.Step(program.Layer("stem", "Dense", ("units", 4)), x));
        int loss = program.Call("MeanSquaredError", [y, target]);
        ModelSpec spec = program.Build([y], loss);
        return spec with { ForwardSteps = spec.Steps.Count - 1 };
    }
}
