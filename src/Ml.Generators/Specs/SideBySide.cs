using System.Runtime.ExceptionServices;
using System.Threading.Tasks;

namespace Ml.Generators.Specs;

/// <summary>
/// Independent parts of a compilation on the machine's cores. Results do not depend on how many there are.
/// </summary>
internal static class SideBySide
{
    /// <summary>The results of all parts, in their order.</summary>
    /// <exception cref="Exception">What the first part that failed threw.</exception>
    public static TResult[] Map<T, TResult>(IReadOnlyList<T> parts, Func<T, TResult> result)
    {
        var results = new TResult[parts.Count];
        try
        {
            Parallel.For(0, parts.Count, i => results[i] = result(parts[i]));
        }
        catch (AggregateException e)
        {
            ExceptionDispatchInfo.Capture(e.InnerExceptions[0]).Throw();
        }

        return results;
    }
}
