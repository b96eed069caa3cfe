using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Testing;
using Ml.Testing.Gradients;

namespace Ml.Generators.Tests.Gradients;

/// <summary>Layers and losses by finite differences through the oracle, at odd sizes and sizes of one.</summary>
public class CompositeGradientTests
{
    public static TheoryData<string, string> Cases => new()
    {
        { "Dense", "3, 5" }, { "Dense", "2, 1, 3" }, { "Dense", "4" }, { "Conv1D", "2, 3, 7" }, { "Conv2D", "1, 2, 5, 4" },
        { "Conv2D", "2, 1, 3, 3" }, { "Conv3D", "1, 2, 3, 4, 3" }, { "MaxPool2D", "1, 2, 5, 4" }, { "AveragePool2D", "2, 1, 4, 5" },
        { "GlobalAveragePool2D", "2, 3, 1, 4" }, { "GlobalMaxPool2D", "2, 3, 3, 2" }, { "Flatten", "2, 3, 2" }, { "BatchNorm", "5, 3" },
        { "BatchNorm", "2, 3, 4" }, { "BatchNorm", "3, 1, 2, 2" }, { "LayerNorm", "2, 5" }, { "LayerNorm", "1, 3, 4" }, { "RmsNorm", "3, 7" },
        { "GroupNorm", "2, 4, 3" }, { "InstanceNorm", "2, 3, 4" }, { "PRelu", "3, 4" }, { "Glu", "3, 6" }, { "Gelu", "3, 5" },
        { "Softmax", "3, 5" }, { "LogSoftmax", "2, 1, 4" }, { "Softmin", "4, 1" }, { "Silu", "7" }, { "Mish", "7" }, { "Elu", "3, 3" },
        { "Selu", "7" }, { "Celu", "7" }, { "Softplus", "7" }, { "LogSigmoid", "7" }, { "Softsign", "7" }, { "LeakyRelu", "7" },
        { "HardSwish", "7" }, { "HardSigmoid", "7" }, { "TanhShrink", "7" }, { "SoftShrink", "7" }, { "HardShrink", "7" },
        { "LogSumExp", "3, 4" }, { "Var", "3, 4" }, { "Std", "5, 1, 2" }, { "Norm", "3, 4" }, { "Normalize", "3, 4" }, { "Prod", "2, 3" },
        { "Max", "3, 4" }, { "Min", "3, 4" }, { "Mean", "1, 5" }, { "Sum", "1, 1" }, { "Dropout", "4, 5" }, { "Transpose", "2, 3, 4" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Layers_have_the_slope_they_show(string name, string sizes)
    {
        var program = new SpecBuilder(name);
        int x = program.Input("x", sizes);
        int y = program.Call(name, x, Arguments(name));
        int loss = program.Call("Sum", program.Call("Sin", y));
        GradientCheck.Verify(program.Build([y], loss, forwardSteps: 1), tolerance: 1e-5);
    }

    [Theory]
    [InlineData("MeanSquaredError")]
    [InlineData("MeanAbsoluteError")]
    [InlineData("SmoothL1")]
    [InlineData("Huber")]
    [InlineData("LogCosh")]
    [InlineData("BinaryCrossEntropy")]
    [InlineData("PoissonNll")]
    [InlineData("SoftMargin")]
    public void Losses_of_one_shape_have_the_slope_they_show(string name)
    {
        var program = new SpecBuilder(name);
        int x = program.Input("x", "batch, 3"), target = program.Target("target", null);
        int loss = program.Call(name, [x, target]);
        GradientCheck.Verify(program.Build([x], loss, forwardSteps: 0), new Dictionary<string, long>(StringComparer.Ordinal) { ["batch"] = 4 });
    }

    [Theory]
    [InlineData("batch, 3", 0.0)]
    [InlineData("batch, 3", 0.2)]
    [InlineData("batch, 5, 2", 0.0)]
    [InlineData("batch, 3, 2, 2", 0.1)]
    public void Cross_entropy_has_the_slope_it_shows(string logits, double smoothing)
    {
        var program = new SpecBuilder("CrossEntropy");
        int x = program.Input("logits", logits), label = program.Target("label", null, ElementType.Int32);
        int loss = program.Call("CrossEntropy", [x, label], ("smoothing", smoothing));
        GradientCheck.Verify(program.Build([x], loss, forwardSteps: 0), new Dictionary<string, long>(StringComparer.Ordinal) { ["batch"] = 3 });
    }

    [Fact]
    public void Embedding_adds_up_the_gradients_of_repeated_rows()
    {
        var program = new SpecBuilder("Embedding");
        int ids = program.Input("ids", "2, 3", ElementType.Int32);
        int rows = program.Call("Embedding", ids, ("rows", 4), ("width", 3));
        GradientCheck.Verify(program.Build([rows], program.Call("Sum", program.Call("Sin", rows)), forwardSteps: 1));
    }

    private static (string, object)[] Arguments(string name) => name switch
    {
        "Dense" => [("units", 3)],
        "Conv1D" => [("filters", 2), ("kernel", 3), ("stride", 2), ("pad", 1)],
        "Conv2D" => [("filters", 2), ("kernel", new[] { 2, 3 }), ("padding", "Same")],
        "Conv3D" => [("filters", 2), ("kernel", 2), ("groups", 2)],
        "MaxPool2D" or "AveragePool2D" => [("kernel", 2), ("stride", 2), ("ceiling", true)],
        "GroupNorm" => [("groups", 2)],
        "LogSumExp" or "Var" or "Std" or "Norm" or "Prod" or "Max" or "Min" => [("axes", 0)],
        "InstanceNorm" => [("affine", true)],
        _ => [],
    };
}
