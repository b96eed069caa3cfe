using Ml.Generators.Graph;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Programs;

/// <summary>A graph as a list of launches over planned memory: what emission prints.</summary>
/// <param name="Prepare">Launches that depend on parameters and state alone, run when these change.</param>
/// <param name="Steps">Launches of every run.</param>
/// <param name="ArenaSize">Scratch memory of a run, in elements.</param>
/// <param name="PreparedSize">Memory that Prepare fills, in elements.</param>
public sealed record ProgramPlan(
    string Name, IReadOnlyList<PlanStep> Prepare, IReadOnlyList<PlanStep> Steps, Dim ArenaSize, Dim PreparedSize)
{
    /// <summary>The values to look at when they are computed; null when none are.</summary>
    public LayerResults? Checked { get; init; }
}

/// <summary>One step of a program.</summary>
public abstract record PlanStep
{
    /// <summary>Runs a kernel.</summary>
    /// <param name="Pointers">Where each of the kernel's pointers points.</param>
    public sealed record Launch(
        Kernel Kernel, IReadOnlyList<(Allocation Allocation, Dim Offset)> Pointers, Origin Origin) : PlanStep
    {
        /// <summary>The pointers at which the kernel writes a whole value, without gaps.</summary>
        public IReadOnlyList<(int Pointer, Value Value)> Results { get; init; } = [];
    }

    /// <summary>Repeats steps; offsets inside mention the counter and, for carried values, its parity.</summary>
    public sealed record Repeat(
        LoopNames Names, int Count, bool Reverse, IReadOnlyList<PlanStep> Body, Origin Origin) : PlanStep;
}

/// <summary>The names a loop's offsets are polynomials of: # keeps them apart from the sizes that users name.</summary>
public sealed record LoopNames(int Depth)
{
    private string Suffix => Depth == 0 ? "" : (Depth + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The depth of the loop that a name belongs to.</summary>
    public static int DepthOf(string name)
    {
        string digits = new([.. name.SkipWhile(c => !char.IsDigit(c))]);
        return digits.Length == 0 ? 0 : int.Parse(digits, System.Globalization.CultureInfo.InvariantCulture) - 1;
    }

    /// <summary>Which repetition, counted from the first one's parameters, in either direction.</summary>
    public string Counter => "#repetition" + Suffix;

    /// <summary>0 or 1: which half of a carried value's memory this repetition reads.</summary>
    public string Half => "#half" + Suffix;
}
