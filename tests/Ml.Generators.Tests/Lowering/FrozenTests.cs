using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing;

namespace Ml.Generators.Tests.Lowering;

/// <summary>What the loss has no gradient for is known when a model is compiled, and stays as it is.</summary>
public class FrozenTests
{
    /// <summary>Every layer that owns tensors, with an input it takes; a new one is missed by the first test.</summary>
    private static readonly Dictionary<string, (string Sizes, (string, object)[] Arguments)> Layers = new(StringComparer.Ordinal)
    {
        ["BatchNorm"] = ("5, 3", []),
        ["Bilinear"] = ("4, 3", [("units", 2)]),
        ["Conv1D"] = ("2, 3, 7", [("filters", 2), ("kernel", 3)]),
        ["Conv2D"] = ("2, 3, 5, 5", [("filters", 2), ("kernel", 3)]),
        ["Conv3D"] = ("1, 2, 4, 4, 4", [("filters", 2), ("kernel", 3)]),
        ["Dense"] = ("4, 3", [("units", 2)]),
        ["Embedding"] = ("2, 3", [("rows", 4), ("width", 3)]),
        ["EmbeddingBag"] = ("2, 3", [("rows", 4), ("width", 3)]),
        ["GeGlu"] = ("4, 6", [("hidden", 5)]),
        ["GroupNorm"] = ("2, 4, 3", [("groups", 2)]),
        ["InstanceNorm"] = ("2, 3, 4", [("affine", true)]),
        ["LayerNorm"] = ("2, 5", []),
        ["PRelu"] = ("3, 4", []),
        ["RmsNorm"] = ("3, 7", []),
        ["SwiGlu"] = ("4, 6", [("hidden", 5)]),
    };

    public static TheoryData<string> Names => [.. Layers.Keys];

    [Fact]
    public void Every_layer_with_tensors_is_tried() => Composite.All.Values.Select(c => c.Signature)
        .Where(s => s.Weights.Count > 0).Select(s => s.Name).Order(StringComparer.Ordinal)
        .ShouldBe(Layers.Keys.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_layer_is_trained_unless_it_stands_behind_a_stop(string name)
    {
        LoweredModel live = Model(name, stops: false), stopped = Model(name, stops: true);
        live.Parameters.ShouldNotBeEmpty();
        live.Parameters.ShouldAllBe(p => p.IsTrained);
        stopped.Parameters.ShouldAllBe(p => !p.IsTrained);
        stopped.Training!.Outputs.ShouldNotContain(o => o.Role == OutputRole.StateUpdate);
        live.Training!.OutputsOf(OutputRole.StateUpdate).Count().ShouldBe(live.State.Count);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_penalty_shrinks_nothing_that_is_frozen(string name)
    {
        LoweredModel with = Model(name, stops: true, new PenaltySpec(0.1, 0.2)), without = Model(name, stops: true);
        with.Training!.ToString().ShouldBe(without.Training!.ToString());
    }

    [Fact]
    public void A_layer_used_in_a_stopped_and_a_live_path_is_trained()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 6");
        int twice = program.Layer("twice", "Dense", ("units", 6)), norm = program.Layer("norm", "BatchNorm");
        int once = program.Call("StopGradient", program.Step(norm, program.Step(twice, x)));
        int y = program.Step(norm, program.Step(twice, once));
        LoweredModel model = Lower(program.Build([y], program.Call("Mean", program.Call("Square", y))));
        model.Parameters.ShouldAllBe(p => p.IsTrained);
        model.Training!.OutputsOf(OutputRole.StateUpdate).Count().ShouldBe(2);
    }

    [Fact]
    public void Normalisation_of_the_input_itself_keeps_its_statistics_up_to_date()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 6");
        int y = program.Call("BatchNorm", x, ("affine", false));
        LoweredModel model = Lower(program.Build([y], program.Call("Mean", program.Call("Square", program.Call("Dense", y, ("units", 2))))));
        model.Training!.OutputsOf(OutputRole.StateUpdate).Count().ShouldBe(2);
    }

    [Fact]
    public void What_two_layers_have_in_common_does_not_wake_the_frozen_one()
    {
        // Both norms of one input share its mean and variance.
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 6");
        int stopped = program.Call("StopGradient", program.Step(program.Layer("stopped", "BatchNorm"), x));
        int y = program.Call("Add", [stopped, program.Step(program.Layer("live", "BatchNorm"), x)]);
        LoweredModel model = Lower(program.Build([y], program.Call("Mean", program.Call("Square", y))));
        model.Training!.OutputsOf(OutputRole.StateUpdate).Select(o => o.Label).ShouldBe(["live.running_mean", "live.running_var"]);
    }

    [Fact]
    public void A_trunk_that_is_taken_as_it_is_runs_as_in_inference()
    {
        LoweredModel model = Model("BatchNorm", stops: true);
        string[] Of(Graph.Graph graph) => [.. graph.Nodes.Where(n => n.Origin.Layer.StartsWith("batchnorm", StringComparison.Ordinal))
            .Select(n => n.Operation.ToString())];
        Of(model.Training!).ShouldBe(Of(model.Evaluation!));
    }

    [Fact]
    public void What_leads_to_no_loss_is_frozen()
    {
        var program = new SpecBuilder();
        int x = program.Input("x", "batch, 6");
        int side = program.Call("Dense", x, ("units", 3)), main = program.Call("Dense", x, ("units", 3));
        int rounded = program.Call("Round", program.Call("Dense", x, ("units", 3)));
        int loss = program.Call("Mean", program.Call("Square", program.Call("Add", [main, rounded])));
        LoweredModel model = Lower(program.Build([side, main], loss, forwardSteps: 2));
        model.Parameters.Where(p => p.IsTrained).Select(p => p.Name).ShouldBe(["dense2.weight", "dense2.bias"]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    public void Inside_a_repeated_block_the_same_holds(int repeat)
    {
        var block = new SpecBuilder("Block");
        int x = block.Input("x", "batch, 6");
        int frozen = block.Step(block.Layer("frozen", "Dense", ("units", 6)), x);
        int statistics = block.Step(block.Layer("stats", "BatchNorm"), frozen);
        int live = block.Step(block.Layer("live", "BatchNorm"), block.Step(block.Layer("mix", "Dense", ("units", 6)), x));
        ModelSpec inner = block.Build([block.Call("Add", [block.Call("StopGradient", statistics), live])]);

        var program = new SpecBuilder();
        int input = program.Input("x", "batch, 6");
        int y = program.Step(program.Use("blocks", inner, repeat), input);
        LoweredModel model = Lower(program.Build([y], program.Call("Mean", program.Call("Square", y))));
        model.Parameters.Count.ShouldBe(8 * repeat);
        foreach (ParameterSpec parameter in model.Parameters)
            parameter.IsTrained.ShouldBe(parameter.Name.Contains(".live.") || parameter.Name.Contains(".mix."), parameter.Name);
        model.Training!.OutputsOf(OutputRole.StateUpdate).Select(o => o.Label).ShouldAllBe(label => label.Contains(".live."));
        model.Training!.OutputsOf(OutputRole.StateUpdate).Count().ShouldBe(2 * repeat);
    }

    [Fact]
    public void A_repeated_block_behind_a_stop_is_frozen_as_a_whole()
    {
        var block = new SpecBuilder("Block");
        int x = block.Input("x", "batch, 6");
        ModelSpec inner = block.Build([block.Call("BatchNorm", block.Call("Dense", x, ("units", 6)))]);
        var program = new SpecBuilder { Penalties = new PenaltySpec(0, 0.1) };
        int input = program.Input("x", "batch, 6");
        int trunk = program.Call("StopGradient", program.Step(program.Use("blocks", inner, 3), input));
        int y = program.Call("Dense", trunk, ("units", 2));
        LoweredModel model = Lower(program.Build([y], program.Call("Mean", program.Call("Square", y))));
        model.Parameters.Where(p => p.IsTrained).Count().ShouldBe(2);
        model.Training!.OutputsOf(OutputRole.StateUpdate).ShouldBeEmpty();
    }

    private static LoweredModel Model(string name, bool stops, PenaltySpec? penalties = null)
    {
        (string sizes, (string, object)[] arguments) = Layers[name];
        var program = new SpecBuilder { Penalties = penalties ?? PenaltySpec.None };
        var element = name.StartsWith("Embedding", StringComparison.Ordinal) ? ElementType.Int32 : ElementType.Float32;
        int x = program.Input("x", sizes, element);
        int[] operands = name == "Bilinear" ? [x, x] : [x];
        int y = program.Call(name, operands, arguments);
        int taken = stops ? program.Call("StopGradient", y) : y;
        return Lower(program.Build([y], program.Call("Mean", program.Call("Square", taken)), forwardSteps: 1));
    }

    private static LoweredModel Lower(ModelSpec spec)
    {
        LoweringResult result = ModelLowering.Lower(spec);
        return result.Model ?? throw new InvalidOperationException(string.Join("\n", result.Problems.Select(p => p.Text)));
    }
}
