using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning;

namespace Ml.Generators.Emitting;

/// <summary>Prints an <see cref="Expression"/> as a straight line of <c>V</c> locals.</summary>
public static class ExpressionWriter
{
    /// <param name="inputs">C# expressions (best locals) of type V for the values the expression reads; constants and
    /// sizes need no entry.</param>
    /// <returns>The names that hold the results, in order.</returns>
    public static IReadOnlyList<string> Write(
        KernelWriter writer, Expression expression, IReadOnlyDictionary<Value, string> inputs)
    {
        Dictionary<Value, string> names = inputs.ToDictionary(p => p.Key, p => p.Value);
        foreach (Node node in expression.Nodes)
        {
            // The same number everywhere stays it under any shape.
            if (node.Operation is Reshape or BroadcastTo)
            {
                names[node.Result] = Name(node.Operands[0]);
                continue;
            }

            string text = node.Operation is Leaf ? LaneValue.Of(node)
                : CSharpDialect.Apply(node, node.Operands.Select(Name).ToArray());
            names[node.Result] = node.Operation is Leaf ? text : writer.Local("V", Stem(node), text);
        }

        return expression.Results.Select(Name).ToArray();

        string Name(Value value) => names.TryGetValue(value, out string? name) ? name
            : value.Producer.Operation is ConstantLeaf or SizeLeaf ? LaneValue.Of(value.Producer)
            : throw new InvalidOperationException($"{value} has no name in this expression.");
    }

    /// <summary>Locals are named after what was computed: "exp", "tanh2".</summary>
    private static string Stem(Node node)
    {
        string name = node.Operation.Name;
        return char.ToLowerInvariant(name[0]) + name.Substring(1) + "V";
    }
}
