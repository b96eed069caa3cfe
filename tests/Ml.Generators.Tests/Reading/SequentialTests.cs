using Ml.Generators.Specs;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Reading;

/// <summary>The sequential form becomes steps in the order of the attributes.</summary>
public sealed class SequentialTests
{
    private const string DigitNet = Samples.DigitNet;

    [Fact]
    public void The_model_of_the_front_page_reads()
    {
        ModelSpec spec = ModelRun.Clean(DigitNet).Spec("DigitNet");

        spec.Program().ShouldBe("""
            2 = Conv2D #0 (0) filters=32 kernel=[3]
            3 = Relu (2)
            4 = MaxPool2D (3) kernel=[2]
            5 = Conv2D #1 (4) filters=64 kernel=[3]
            6 = Relu (5)
            7 = MaxPool2D (6) kernel=[2]
            8 = Flatten (7)
            9 = Dropout (8) rate=0.25
            10 = Dense #2 (9) units=10
            11 = CrossEntropy (10, 1)
            """, StringCompareShould.IgnoreLineEndings);
        spec.ForwardSteps.ShouldBe(9);
        spec.Loss.ShouldBe(11);
        spec.Outputs.ShouldHaveSingleItem().Value.ShouldBe(10);
        spec.Layers.Select(l => l.Label).ShouldBe(["conv1", "conv2", "dense1"]);
        spec.Inputs.ShouldHaveSingleItem().ToString().ShouldContain("image");
        spec.Inputs[0].Shape!.ToString().ShouldBe("[batch, 1, 28, 28]");
    }

    [Fact]
    public void Steps_keep_the_text_of_their_attributes() =>
        ModelRun.Of(DigitNet).Spec("DigitNet").Steps[0].Text.ShouldBe("Conv2D(32, kernel: 3)");

    [Fact]
    public void A_name_replaces_the_running_number()
    {
        ModelSpec spec = ModelRun.Clean(Declare.Sequential("""
            [Input("batch", 4)]
            [Dense(8, Name = "hidden"), Relu, Dense(3)]
            """)).Spec();

        spec.Layers.Select(l => l.Label).ShouldBe(["hidden", "dense1"]);
    }

    [Fact]
    public void Penalties_of_layers_and_of_the_model_are_kept_apart()
    {
        ModelSpec spec = ModelRun.Clean(Declare.Sequential("""
            [Input("batch", 4), Regularize(l2: 0.5f)]
            [Dense(8, L1 = 0.25f), Dense(3)]
            [MeanSquaredError]
            """)).Spec();

        spec.Penalties.ShouldBe(new PenaltySpec(0, 0.5));
        spec.Layers.Select(l => l.Penalties).ShouldBe([new PenaltySpec(0.25, 0), PenaltySpec.None]);
    }

    [Fact]
    public void Sizes_are_expressions_over_names()
    {
        ModelSpec spec = ModelRun.Clean(Declare.Sequential("""
            [Input("batch", "2 * time + 1", 4)]
            [Dense(3)]
            """)).Spec();

        spec.Inputs[0].Shape!.ToString().ShouldBe("[batch, 2 * time + 1, 4]");
    }

    [Fact]
    public void Another_model_is_a_layer_repeated()
    {
        ModelRun run = ModelRun.Clean("""
            [Model, Input("batch", 8), Dense(8), Relu]
            public partial class Block;

            [Model, Input("batch", 8), Use<Block>(repeat: 6), Dense(3)]
            public partial class Net;
            """);

        LayerSpec layer = run.Spec().Layers[0];
        (layer.Operation, layer.Repeat, layer.Label).ShouldBe(("Block", 6, "block1"));
        run.Spec().Models.ShouldHaveSingleItem().ShouldBe(run.Spec("Block"));
    }

    [Fact]
    public void A_nested_type_knows_its_containers()
    {
        ModelSpec spec = ModelRun.Clean("""
            namespace A.B;
            public partial class Outer
            {
                internal partial record struct Middle
                {
                    [Model, Input("batch", 4), Dense(3)]
                    private sealed partial class Net;
                }
            }
            """).Spec();

        spec.FullName.ShouldBe("A.B.Outer.Middle.Net");
        spec.Containers.ShouldBe(["public partial class Outer", "internal partial record struct Middle"]);
        spec.Header.ShouldBe("private partial class Net");
    }
}
