using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Gradients;

/// <summary>
/// Makes the program of a training step: the forward nodes, then d loss / d parameter for every parameter and
/// d loss / d input for the inputs that ask for it.
/// </summary>
public static class Differentiation
{
    /// <summary>Outputs of the result: Loss, Figure, StateUpdate, ParameterGradient, InputGradient.</summary>
    /// <exception cref="ArgumentException">The model has no loss.</exception>
    public static Graph.Graph Differentiate(LoweredModel model)
    {
        Graph.Graph training = model.Training
            ?? throw new ArgumentException($"'{model.Spec.Name}' has no loss to differentiate.", nameof(model));
        return Differentiate(training, slot => model.Inputs[slot].WithGradient);
    }

    /// <param name="wantsInput">Whether d loss / d input is asked for, by the input's slot.</param>
    public static Graph.Graph Differentiate(Graph.Graph training, Func<int, bool> wantsInput)
    {
        Node[] leaves = training.Nodes.Where(n => IsWanted(n.Operation, wantsInput)).ToArray();
        HashSet<Value> needs = NeedsOf(training.Nodes, leaves);

        var builder = new GraphBuilder();
        var copy = new ForwardCopy(builder);
        var bounds = new ValueBounds();
        Dictionary<Node, LoopGradient> loops = [];
        foreach (Node node in training.Nodes)
        {
            if (node.Operation is Ops.Primitives.Loop && node.Operands.Any(needs.Contains))
                loops[node] = LoopGradient.Forward(builder, copy, bounds, node, needs);
            else
                copy.Copy(node);
        }

        var walk = new ReverseWalk(builder, copy.ForBackward, bounds, leaves.Select(n => n.Result));
        Value loss = training.OutputsOf(OutputRole.Loss).Single().Value;
        builder.Origin = loss.Producer.Origin with { IsBackward = true };
        walk.Add(loss, builder.Add(new ConstantLeaf(1, ElementType.Float32)));
        walk.Run(training.Nodes, (w, node) => loops[node].Backward(w));

        foreach (GraphOutput output in training.Outputs.Where(o => o.Role != OutputRole.Output))
            builder.Output(output.Role, output.Label, output.Index, copy[output.Value]);
        foreach (Node leaf in leaves)
            OutputGradient(builder, leaf, walk[leaf.Result]);
        return builder.Build();
    }

    /// <summary>The values on a path from the leaves, through operations that gradients flow through.</summary>
    internal static HashSet<Value> NeedsOf(IEnumerable<Node> nodes, IEnumerable<Node> leaves)
    {
        HashSet<Value> needs = [.. leaves.SelectMany(l => l.Results)];
        foreach (Node node in nodes)
        {
            if (node.Operands.Any(needs.Contains) && node.Operation is Primitive { IsDifferentiable: true })
                needs.UnionWith(node.Results);
        }

        return needs;
    }

    private static void OutputGradient(GraphBuilder builder, Node leaf, Value? gradient)
    {
        // A parameter the loss does not depend on has the gradient zero, not the last model's leftovers.
        Value value = gradient ?? new Expr(builder, builder.Add(new ConstantLeaf(0, ElementType.Float32)))
            .BroadcastTo(leaf.Result.Shape).Value;
        switch (leaf.Operation)
        {
            case ParameterLeaf parameter:
                builder.Output(OutputRole.ParameterGradient, parameter.Label, parameter.Index, value);
                break;
            case StackLeaf stack:
                builder.Output(OutputRole.ParameterGradient, stack.Label, stack.FirstIndex, value);
                break;
            case InputLeaf input:
                builder.Output(OutputRole.InputGradient, input.Label, input.Slot, value);
                break;
        }
    }

    private static bool IsWanted(Operation operation, Func<int, bool> wantsInput) => operation switch
    {
        ParameterLeaf => true,
        StackLeaf stack => !stack.IsState,
        InputLeaf input => input.Type.Element == ElementType.Float32 && wantsInput(input.Slot),
        _ => false,
    };
}
