using Ml.Generators.Graph;
using Ml.Generators.Planning;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Splits an expression into what does not vary along a loop and what does.</summary>
internal static class Hoisting
{
    /// <param name="varies">Whether an input of the expression varies.</param>
    /// <returns>The nodes that do not vary, with everything the others or the results read of them; and the
    /// others.</returns>
    public static (Expression Outside, Expression Inside) Split(Expression expression, Func<Value, bool> varies)
    {
        HashSet<Value> varying = [.. expression.Inputs.Where(varies)];
        List<Node> outside = [], inside = [];
        foreach (Node node in expression.Nodes)
        {
            bool isInside = node.Operands.Any(varying.Contains);
            (isInside ? inside : outside).Add(node);
            if (isInside)
                varying.UnionWith(node.Results);
        }

        var body = new Expression(inside, expression.Results);
        HashSet<Value> made = [.. outside.SelectMany(n => n.Results)];
        return (new Expression(outside, body.Inputs.Where(made.Contains).ToArray()), body);
    }
}
