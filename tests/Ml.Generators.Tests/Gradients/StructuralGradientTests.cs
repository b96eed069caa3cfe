using Ml.Generators.Gradients;
using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing;
using Ml.Testing.Gradients;
using Ml.Testing.Oracle;

namespace Ml.Generators.Tests.Gradients;

/// <summary>
/// The primitives that are no maps, by finite differences: also those that only gradients make, whose own gradients a
/// second differentiation needs.
/// </summary>
public class StructuralGradientTests
{
    private static readonly Window Sliding = new(Two(2, 3), Two(2, 1), Two(1, 0), Two(0, 1), Two(1, 2));
    private static readonly Window Plain = new(Two(2, 2), Two(1, 2), Two(0, 1), Two(1, 1), Two(1, 1));

    public static TheoryData<string, string[], Func<Expr[], Expr>> Cases => new()
    {
        { "product", ["3, 4", "4, 5"], x => x[0].MatMul(x[1]) },
        { "left transposed", ["4, 3", "4, 5"], x => x[0].MatMul(x[1], transposeLeft: true) },
        { "right transposed", ["3, 4", "5, 4"], x => x[0].MatMul(x[1], transposeRight: true) },
        { "both transposed", ["4, 3", "5, 4"], x => x[0].MatMul(x[1], transposeLeft: true, transposeRight: true) },
        { "batches broadcast", ["2, 1, 3, 4", "5, 4, 2"], x => x[0].MatMul(x[1]) },
        { "convolution", ["2, 2, 5, 6", "3, 2, 2, 3"], x => x[0].With(new Convolution(Sliding), x[1]) },
        { "convolution in groups", ["1, 4, 5, 5", "6, 2, 2, 3"], x => x[0].With(new Convolution(Sliding, 2), x[1]) },
        {
            "gradient by the input", ["2, 3, 3, 3", "3, 2, 2, 3"],
            x => x[0].With(new ConvolutionInputGradient(Sliding, 1, new Shape(2, 2, 5, 6)), x[1])
        },
        {
            "gradient by the weight", ["2, 2, 5, 6", "2, 3, 3, 3"],
            x => x[0].With(new ConvolutionWeightGradient(Sliding, 1, new Shape(3, 2, 2, 3)), x[1])
        },
        { "max pool", ["1, 2, 4, 5"], x => x[0].With(new MaxPool(Plain)) },
        { "average pool", ["1, 2, 4, 5"], x => x[0].With(new AveragePool(Plain, CountPadding: true)) },
        { "average of real elements", ["1, 2, 4, 5"], x => x[0].With(new AveragePool(Plain, CountPadding: false)) },
        {
            "average pool gradient", ["1, 2, 4, 3"],
            x => x[0].With(new AveragePoolGradient(Plain, CountPadding: false, new Shape(1, 2, 4, 5)))
        },
        { "concatenation", ["2, 1, 3", "2, 4, 3", "2, 2, 3"], x => x[0].Concatenate(1, x[1], x[2]) },
        { "slice with steps", ["7, 3"], x => x[0].Slice(0, 1, 3, step: 2) },
        {
            "pad between and around", ["3, 1"],
            x => x[0].With(new Pad(Sizes(1, 0), Sizes(2, 3), Two(3, 1), 0.5))
        },
        { "transpose", ["2, 1, 3"], x => x[0].Transpose(2, 0, 1) },
        { "broadcast", ["3, 1"], x => x[0].BroadcastTo(new Shape(2, 3, 4)) },
        { "gather", ["4, 3"], x => x[0].Gather(x[0].RampAlong(1, ElementType.Int32)) },
        {
            "scatter to one row", ["2, 3"],
            x => x[0].RampAlong(0, ElementType.Int32).Number(1).BroadcastTo(new Shape(2)).With(new ScatterAdd(new Shape(4, 3)), x[0])
        },
        { "product along an axis", ["3, 4"], x => x[0].Reduce(Ml.Generators.Ops.Primitives.Reduction.Product, [1], keep: false) },
        { "choice", ["3, 4", "4"], x => (x[0] > x[1]).Select(x[0] * 2, x[1]) },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void Primitives_have_the_slope_they_show(string name, string[] shapes, Func<Expr[], Expr> write)
    {
        var builder = new GraphBuilder();
        var inputs = new OracleInputs();
        Expr[] x = [.. shapes.Select((sizes, slot) =>
        {
            Shape shape = SpecBuilder.ShapeOf(sizes);
            int seed = slot + 1;
            inputs.Inputs[slot] = new NumberArray(
                inputs.Evaluate(shape), [.. Enumerable.Range(0, (int)shape.Size.Value).Select(i => GradientCheck.Number(seed, i))]);
            return new Expr(builder, builder.Add(new InputLeaf($"x{slot}", slot, new TensorType(ElementType.Float32, shape))));
        })];
        builder.Output(OutputRole.Loss, name, 0, write(x).Map(new Sin()).Sum().Value);
        Graph.Graph forward = builder.Build(), both = Differentiation.Differentiate(forward, _ => true);
        GraphVerifier.Verify(both, name);
        IReadOnlyDictionary<(OutputRole, int), NumberArray> gradients = GraphOracle.Run(both, inputs);

        for (int slot = 0; slot < x.Length; slot++)
        {
            double[] at = inputs.Inputs[slot].Data;
            for (int i = 0; i < at.Length; i++)
                gradients[(OutputRole.InputGradient, slot)].Data[i].ShouldBe(Slope(forward, inputs, at, i), 1e-6, $"{name} x{slot}[{i}]");
        }
    }

    private static double Slope(Graph.Graph forward, OracleInputs inputs, double[] at, int i)
    {
        const double Step = 1e-5;
        double before = at[i];
        double Loss(double value)
        {
            at[i] = value;
            return GraphOracle.Run(forward, inputs)[(OutputRole.Loss, 0)].Data[0];
        }

        double slope = (Loss(before + Step) - Loss(before - Step)) / (2 * Step);
        at[i] = before;
        return slope;
    }

    private static EquatableArray<int> Two(int first, int second) => EquatableArray.Of(first, second);

    private static EquatableArray<Dim> Sizes(int first, int second) => EquatableArray.Of<Dim>(first, second);
}
