using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;

namespace Ml.Generators.Planning;

/// <summary>
/// Values that are one number everywhere, known before the run from constants and sizes: 1 / batch, broadcast to any
/// shape. They are not stored: every expression that reads one computes it, outside its loop.
/// </summary>
public static class Uniforms
{
    public static bool Is(Value value) => value.Producer.Operation switch
    {
        ConstantLeaf or SizeLeaf => true,
        MapOperation or Reshape or BroadcastTo => value.Producer.Operands.All(Is),
        _ => false,
    };

    /// <summary>The expression with the nodes of every uniform it reads in front.</summary>
    public static Expression Inline(Expression expression)
    {
        List<Node> before = [];
        HashSet<Node> seen = [.. expression.Nodes];
        foreach (Value input in expression.Inputs.ToArray())
        {
            if (Is(input))
                Add(input.Producer);
        }

        return before.Count == 0 ? expression : expression with { Nodes = [.. before, .. expression.Nodes] };

        void Add(Node node)
        {
            if (node.Operation is Leaf || !seen.Add(node))
                return;
            foreach (Value operand in node.Operands)
                Add(operand.Producer);
            before.Add(node);
        }
    }
}
