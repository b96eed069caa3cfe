using Ml.Generators.Graph;
using Ml.Generators.Ops;

namespace Ml.Generators.Passes;

/// <summary>
/// Rewrites each node by the first rule that knows something simpler, until no rule fires. Rules keep the order in
/// which sums are made, except that a sum of copies becomes a product.
/// </summary>
public static class Simplify
{
    private const int MaxSweeps = 16;

    /// <summary>Given a node's operation and operands, the simpler value, or null.</summary>
    internal delegate Expr? Rule(Site site);

    /// <summary>In the order in which they are tried.</summary>
    private static readonly IReadOnlyList<Rule> Rules =
    [
        Fold,
        .. ArithmeticRules.All,
        .. MoveRules.All,
        .. BroadcastRules.All,
    ];

    public static Graph.Graph Run(Graph.Graph graph)
    {
        for (int sweep = 0; sweep < MaxSweeps; sweep++)
        {
            bool fired = false;
            graph = GraphRewriter.Rewrite(graph, (builder, node, operands) =>
            {
                if (node.Results.Count != 1)
                    return null;
                var site = new Site(builder, node, operands);
                foreach (Rule rule in Rules)
                {
                    if (rule(site) is { } simpler)
                    {
                        fired = true;
                        return [simpler.Value];
                    }
                }

                return null;
            });
            if (!fired)
                break;
        }

        return graph;
    }

    /// <summary>
    /// Maps of numbers are numbers, and so are sizes that turned out constant. What is folded is what would be
    /// computed: a constant is rounded as its elements are, and the double of a sum, product, quotient or root, rounded
    /// once more, is that of the float; functions fold to the nearest float, which the run time's miss by a few units
    /// in the last place.
    /// </summary>
    private static Expr? Fold(Site s) => s.Operation switch
    {
        SizeLeaf { Size.IsConstant: true } size => s.Number(size.Size.Value),
        MapOperation map when Enumerable.Range(0, s.Count).All(i => s.Giver(i) is ConstantLeaf) =>
            s.Number(map.Evaluate(
                s[map.Subject].Element,
                Enumerable.Range(0, s.Count).Select(i => ((ConstantLeaf)s.Giver(i)).Number).ToArray())),
        _ => null,
    };
}

/// <summary>A node a rule looks at: its operation, and its operands as they are in the new graph.</summary>
internal readonly struct Site(GraphBuilder builder, Node node, Value[] operands)
{
    public Operation Operation => node.Operation;

    public Shapes.TensorType Type => node.Result.Type;

    public int Count => operands.Length;

    public Expr this[int operand] => new(builder, operands[operand]);

    /// <summary>The operation that gives an operand.</summary>
    public Operation Giver(int operand) => operands[operand].Producer.Operation;

    /// <summary>An operand of the node that gives an operand.</summary>
    public Expr Inner(int operand, int index = 0) => new(builder, operands[operand].Producer.Operands[index]);

    /// <summary>Whether the operand is this number everywhere.</summary>
    public bool Is(int operand, double number) =>
        (Giver(operand) is ConstantLeaf leaf && leaf.Number == number)
        || (Giver(operand) is Ops.Primitives.BroadcastTo
            && Inner(operand).Value.Producer.Operation is ConstantLeaf inner && inner.Number == number);

    /// <summary>A number of the result's type.</summary>
    public Expr Number(double number) => new(builder, builder.Add(new ConstantLeaf(number, Type.Element)));

    /// <summary>An operand in the shape of the result, which a number beside it may have stretched.</summary>
    public Expr Stretched(int operand) => this[operand].BroadcastTo(Type.Shape);
}
