using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Tests.Graphs;

public class GraphTests
{
    private static readonly TensorType Matrix = new(ElementType.Float32, new Shape(Dim.Named("batch"), 3));

    [Fact]
    public void Equal_operations_on_equal_operands_are_one_node()
    {
        var builder = new GraphBuilder();
        Expr x = Input(builder);

        (x.Exp() + 1).Value.ShouldBeSameAs((x.Exp() + 1).Value);
        x.Exp().Value.ShouldNotBeSameAs(x.Log().Value);
        (x + 1).Value.ShouldNotBeSameAs((x + 2).Value);
    }

    [Fact]
    public void Random_numbers_are_drawn_for_each_use()
    {
        var builder = new GraphBuilder();
        var random = new RandomUniform(0, Matrix.Shape);

        builder.Add(random).ShouldNotBeSameAs(builder.Add(random));
    }

    [Fact]
    public void A_graph_prints_one_line_a_node_with_the_layer_it_serves()
    {
        var builder = new GraphBuilder();
        Expr x = Input(builder);
        builder.Origin = new Origin("norm");
        builder.Output(OutputRole.Output, "y", 0, (x - x.Mean(-1, keep: true)).Value);

        builder.Build().ToString().ShouldBe("""
            %0 = Input(x) : [batch, 3]
            %1 = Sum(axes 1, keep) %0 : [batch, 1]  // norm
            %2 = Constant(3) : []  // norm
            %3 = Divide %1, %2 : [batch, 1]  // norm
            %4 = Subtract %0, %3 : [batch, 3]  // norm
            Output y = %4

            """.ReplaceLineEndings("\n"));
    }

    [Fact]
    public void A_broken_graph_is_refused_with_the_node_named()
    {
        var builder = new GraphBuilder();
        Expr x = Input(builder), y = x.Exp();
        builder.Output(OutputRole.Output, "y", 0, y.Value);
        Node[] reversed = [.. builder.Nodes.Reverse()];

        var broken = new Graph.Graph(reversed, builder.Build().Outputs);

        Should.Throw<InvalidOperationException>(() => GraphVerifier.Verify(broken, "reversal")).Message.ShouldContain("After reversal: node '%1 = Exp %0'");
    }

    private static Expr Input(GraphBuilder builder) => new(builder, builder.Add(new InputLeaf("x", 0, Matrix)));
}
