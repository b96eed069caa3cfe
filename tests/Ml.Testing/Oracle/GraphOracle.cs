using Ml.Generators.Graph;

namespace Ml.Testing.Oracle;

/// <summary>
/// Runs a graph in double with plain loops: the reference for gradients, passes and emitted code. Slow on purpose; one
/// small method a primitive.
/// </summary>
public static class GraphOracle
{
    /// <summary>The outputs, by role and index.</summary>
    public static IReadOnlyDictionary<(OutputRole Role, int Index), NumberArray> Run(Graph graph, OracleInputs inputs)
    {
        IReadOnlyDictionary<Value, NumberArray> values = Evaluate(graph, inputs, new Interpreter(inputs, []));
        return graph.Outputs.ToDictionary(o => (o.Role, o.Index), o => values[o.Value]);
    }

    internal static IReadOnlyDictionary<Value, NumberArray> Evaluate(Graph graph, OracleInputs inputs, Interpreter interpreter)
    {
        Dictionary<Value, NumberArray> values = [];
        foreach (Node node in graph.Nodes)
        {
            NumberArray[] results = interpreter.Run(node, [.. node.Operands.Select(o => values[o])]);
            for (int i = 0; i < results.Length; i++)
            {
                if (!results[i].Shape.SequenceEqual(inputs.Evaluate(node.Results[i].Shape)))
                    throw new InvalidOperationException($"'{node}' : {node.Results[i].Type} computed {results[i]}");
                values[node.Results[i]] = results[i];
            }
        }

        return values;
    }
}
