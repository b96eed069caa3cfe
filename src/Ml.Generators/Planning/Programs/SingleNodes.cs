using Ml.Generators.Graph;

namespace Ml.Generators.Planning.Programs;

/// <summary>Nodes with a kernel of their own: windows, indices, random numbers, joins and borders.</summary>
internal static class SingleNodes
{
    public static void Plan(Scope scope, Node node) =>
        throw new NotSupportedException($"'{node.Operation.Name}' has no kernel.");
}
