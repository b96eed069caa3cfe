using Ml.Generators.Graph;
using Ml.Generators.Planning;

namespace Ml.Generators.Emitting.Loops;

/// <summary>The locals that hold values at some place of the emitted text.</summary>
internal static class Names
{
    public static int IndexOf(this IReadOnlyList<Value> values, Value value)
    {
        for (int i = 0; i < values.Count; i++)
        {
            if (values[i] == value)
                return i;
        }

        throw new InvalidOperationException($"{value} is not a result of this expression.");
    }

    /// <summary>The names and those of an expression's results, once written.</summary>
    public static Dictionary<Value, string> With(
        this IReadOnlyDictionary<Value, string> names, Expression expression, IReadOnlyList<string> written)
    {
        Dictionary<Value, string> all = names.ToDictionary(p => p.Key, p => p.Value);
        for (int i = 0; i < written.Count; i++)
            all[expression.Results[i]] = written[i];
        return all;
    }
}
