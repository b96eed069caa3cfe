using System.Text;

namespace Ml.Generators.Graph;

/// <summary>Text of a graph: one line a node, then the outputs. The form that pass tests compare.</summary>
public static class GraphPrinter
{
    public static string Print(Graph graph)
    {
        var text = new StringBuilder();
        Print(graph, text, "");
        return text.ToString();
    }

    private static void Print(Graph graph, StringBuilder text, string indent)
    {
        foreach (Node node in graph.Nodes)
        {
            text.Append(indent).Append(string.Join(", ", node.Results)).Append(" = ").Append(node.Operation);
            if (node.Operands.Count > 0)
                text.Append(' ').Append(string.Join(", ", node.Operands));
            text.Append(" : ").Append(string.Join(", ", node.Results.Select(r => r.Type)));
            if (node.Origin.Layer.Length > 0)
                text.Append("  // ").Append(node.Origin.Layer).Append(node.Origin.IsBackward ? " backward" : "");
            text.Append('\n');
            if (node.Operation.Inner is { } inner)
                Print(inner, text, indent + "    ");
        }

        foreach (GraphOutput output in graph.Outputs)
        {
            text.Append(indent).Append(output.Role).Append(' ').Append(output.Label).Append(" = ").Append(output.Value)
                .Append('\n');
        }
    }
}
