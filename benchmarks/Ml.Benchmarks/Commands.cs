using System.CommandLine;

namespace Ml.Benchmarks;

/// <summary>What this program can do beside measuring shares.</summary>
static partial class Commands
{
    /// <summary>Does nothing in a native program, which has neither BenchmarkDotNet nor the compiler.</summary>
    static partial void AddManaged(RootCommand root);

    public static void AddThoseThatNeedAJit(RootCommand root) => AddManaged(root);
}
