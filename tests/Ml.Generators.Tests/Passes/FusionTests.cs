using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Planning.Fusion;
using Ml.Generators.Shapes;
using Shouldly;

namespace Ml.Generators.Tests.Passes;

public sealed class FusionTests
{
    [Fact]
    public void A_group_that_grows_late_runs_before_whatever_read_it_early()
    {
        var builder = new GraphBuilder();
        var x = new Expr(builder, builder.Add(new InputLeaf("x", 0, new TensorType(ElementType.Float32, new Shape(3, 7)))));
        // The flat view of y comes first, the map that joins y's group later; it reads what another group makes, which
        // must therefore not take in what reads the view.
        Expr y = x.Exp(), flat = y.Reshape(new Shape(21));
        Expr weights = flat.RampAlong(0, ElementType.Float32) * 0.125;
        builder.Output(OutputRole.Output, "product", 0, (y * weights.Reshape(new Shape(3, 7))).Value);
        builder.Output(OutputRole.Output, "flat", 1, (weights * flat).Value);

        GroupTable table = Fuser.Fuse(builder.Build(), []);
        HashSet<Group> run = [];
        foreach (Group group in Fuser.Order(table))
        {
            group.Nodes.SelectMany(n => n.Operands).Select(o => table[o.Producer]).Where(g => g != group).ShouldBeSubsetOf(run, group.ToString());
            run.Add(group);
        }
    }
}
