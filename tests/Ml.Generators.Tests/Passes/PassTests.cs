using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Passes;
using Ml.Generators.Shapes;
using Ml.Testing;
using Ml.Testing.Gradients;
using Ml.Testing.Oracle;

namespace Ml.Generators.Tests.Passes;

public class PassTests
{
    public static TheoryData<string, Func<Expr, Expr>, string> Rewrites => new()
    {
        { "x + 0", x => x + 0, "" },
        { "x * 1", x => 1 * x, "" },
        { "-(-x)", x => -(-x), "" },
        { "0 - x", x => 0 - x, "Negate" },
        { "x + -y", x => x.Exp() + (-x), "Exp, Subtract" },
        { "x * 0 stays: x may not be finite", x => x * 0, "Constant, Multiply" },
        { "numbers fold", x => x * (x.Number(2) + 3), "Constant, Multiply" },
        { "x^2", x => x.Power(x.Number(2)), "Multiply" },
        { "x^0.5", x => x.Power(x.Number(0.5)), "Sqrt" },
        { "reshape there and back", x => x.Reshape(new Shape(6)).Reshape(new Shape(3, 2)).Reshape(new Shape(2, 3)), "" },
        { "transpose there and back", x => x.Transpose(1, 0).Transpose(1, 0), "" },
        { "product reads a transposed operand", x => x.MatMul(x.Exp().Transpose(1, 0)), "Exp, MatMul(right transposed)" },
        { "a broadcast before a map", x => x + x.Number(2).BroadcastTo(new Shape(2, 3)), "Constant, Add" },
        { "stop gradient", x => x.StopGradient(), "" },
        { "sum over size one", x => x.Reshape(new Shape(2, 1, 3)).Sum(1), "" },
        { "sum of copies", x => x * x.Number(2).BroadcastTo(new Shape(4)).Sum(), "Constant, Multiply" },
        { "not in a condition", x => (x > 0).Not().Select(x.Exp(), x), "Constant, Less, Exp, Select" },
    };

    [Theory]
    [MemberData(nameof(Rewrites))]
    public void What_is_simpler_is_written_instead(string name, Func<Expr, Expr> write, string expected)
    {
        var builder = new GraphBuilder();
        var x = new Expr(builder, builder.Add(new InputLeaf("x", 0, new TensorType(ElementType.Float32, new Shape(2, 3)))));
        builder.Output(OutputRole.Output, "y", 0, write(x).Value);
        Graph.Graph graph = builder.Build();
        var inputs = new OracleInputs();
        inputs.Inputs[0] = new NumberArray([2, 3], [0.5, -1, 2, 3, -0.25, 1]);

        Graph.Graph simpler = RemoveUnused.Run(Simplify.Run(AbsorbBroadcasts.Run(Simplify.Run(graph))));

        GraphVerifier.Verify(simpler, name);
        string.Join(", ", simpler.Nodes.Skip(1).Select(n => n.Operation is ConstantLeaf ? "Constant" : n.Operation.ToString())).ShouldBe(expected);
        NumberArray before = GraphOracle.Run(graph, inputs)[(OutputRole.Output, 0)], after = GraphOracle.Run(simpler, inputs)[(OutputRole.Output, 0)];
        after.Data.Zip(before.Data).ShouldAllBe(p => p.First.Equals(p.Second) || Math.Abs(p.First - p.Second) < 1e-12);
    }

    [Fact]
    public void Every_pass_keeps_the_laws_of_graphs_and_the_numbers()
    {
        var program = new SpecBuilder();
        int image = program.Input("image", "batch, 2, 6, 6"), label = program.Target("label", null);
        int x = program.Call("Relu", program.Call("BatchNorm", program.Call("Conv2D", image, ("filters", 3), ("kernel", 3), ("pad", 1))));
        x = program.Call("Dropout", program.Call("Flatten", program.Call("MaxPool2D", x, ("kernel", 2))));
        int logits = program.Call("Dense", x, ("units", 4));
        int loss = program.Call("CrossEntropy", [logits, label]);
        LoweredModel model = ModelLowering.Lower(program.Build([logits], loss, forwardSteps: 7)).Model!;
        OracleInputs inputs = GradientCheck.Draw(model, new Dictionary<string, long>(StringComparer.Ordinal) { ["batch"] = 3 });
        Graph.Graph graph = Ml.Generators.Gradients.Differentiation.Differentiate(model);
        IReadOnlyDictionary<(OutputRole, int), NumberArray> expected = GraphOracle.Run(graph, inputs);

        foreach ((string name, Func<Graph.Graph, Graph.Graph> run) in PassPipeline.Passes)
        {
            graph = run(graph);
            GraphVerifier.Verify(graph, name);
            IReadOnlyDictionary<(OutputRole, int), NumberArray> actual = GraphOracle.Run(graph, inputs);
            foreach (((OutputRole, int) output, NumberArray value) in expected)
                actual[output].Data.Zip(value.Data).ShouldAllBe(p => Math.Abs(p.First - p.Second) < 1e-9, $"{output} after {name}");
        }
    }
}
