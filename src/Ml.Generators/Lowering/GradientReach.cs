using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering;

/// <summary>
/// Which values the gradient of the loss arrives at, going back from the loss through operations that have one. What it
/// does not arrive at is frozen: behind a StopGradient, behind a rounding, or beside the loss.
/// </summary>
internal sealed class GradientReach
{
    private readonly HashSet<Value> _reached = [];

    public GradientReach(Value loss, IReadOnlyList<Node> nodes)
    {
        _reached.Add(loss);
        GoBack(nodes);
    }

    /// <summary>Whether d loss / d value is anything but zero by construction.</summary>
    public bool Contains(Value value) => _reached.Contains(value);

    private void GoBack(IReadOnlyList<Node> nodes)
    {
        foreach (Node node in nodes.Reverse())
        {
            if (!node.Results.Any(_reached.Contains))
                continue;
            if (node.Operation is Loop loop)
                GoBack(node, loop);
            else if (node.Operation is Primitive { IsDifferentiable: true })
                _reached.UnionWith(node.Operands.Where(o => o.Element == ElementType.Float32));
        }
    }

    /// <summary>
    /// Through the body as often as that finds more: what arrives at a carried value comes from the repetition before.
    /// </summary>
    private void GoBack(Node node, Loop loop)
    {
        GraphOutput[] outputs = loop.Body.OutputsOf(OutputRole.Body).ToArray();
        int[] carried = Enumerable.Range(0, loop.Kinds.Count)
            .Where(i => loop.Kinds[i] == LoopOperand.Carried).ToArray();
        _reached.UnionWith(outputs.Where((_, i) => _reached.Contains(node.Results[i])).Select(o => o.Value));
        int before;
        do
        {
            before = _reached.Count;
            GoBack(loop.Body.Nodes);
            foreach (Node leaf in loop.Body.Nodes.Where(n => n.Operation is BodyLeaf && _reached.Contains(n.Result)))
            {
                int operand = ((BodyLeaf)leaf.Operation).Index;
                _reached.Add(node.Operands[operand]);
                int number = Array.IndexOf(carried, operand);
                if (number >= 0)
                    _reached.Add(outputs[number].Value);
            }
        }
        while (_reached.Count > before);
    }
}
