using System.Collections.Concurrent;
using System.Diagnostics;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace Ml.Contracts;

/// <summary>
/// Says, once for each assembly, that the JIT was forbidden to optimise the kernels of its models: they give the right
/// numbers ten to fifty times too slowly. Trainers say it at once, a workspace with its first large run.
/// </summary>
static class UnoptimizedBuild
{
    static readonly ConcurrentDictionary<Assembly, bool> Said = new();

    /// <summary>Writes to standard error when the assembly of the type is such a one and it was not said before.</summary>
    public static void Warn(Type model)
    {
        if (WarningFor(model.Assembly) is { } warning && Said.TryAdd(model.Assembly, value: true))
            Console.Error.WriteLine(warning);
    }

    /// <summary>What to say of an assembly; null for one that is optimised.</summary>
    internal static string? WarningFor(Assembly assembly)
    {
        // A native program is optimised whatever its attributes say.
        if (!RuntimeFeature.IsDynamicCodeCompiled || assembly.GetCustomAttribute<DebuggableAttribute>() is not { IsJITOptimizerDisabled: true })
            return null;
        return $"Ml.Runtime: WARNING: {assembly.GetName().Name} is a Debug build whose models the JIT does not optimise; they run "
            + "ten to fifty times too slowly. Use dotnet run -c Release, or leave <MlFastDebug> at its default in a project that "
            + "generates its assembly's attributes.";
    }
}
