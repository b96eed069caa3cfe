using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>
/// Cuts long reductions into runs that registers gather one by one (<see cref="Accumulators"/>), so that the error of a
/// sum does not grow with its length.
/// </summary>
internal static class Runs
{
    // Below it, sums in several registers are short enough as they are.
    private const long Short = 1024;

    // Additions one after the other in one lane: the rounding of a run stays below 1e-6, also of equal elements.
    private const int Chain = 64;

    /// <summary>Whether a sum over so many elements takes runs.</summary>
    public static bool Need(IReadOnlyList<ReducedValue> reductions, Dim size) =>
        reductions.Any(ReductionText.Rounds) && Need(size);

    /// <summary>The same for a sum of floats.</summary>
    public static bool Need(Dim size) => !(size.IsConstant && size.Value <= Short);

    /// <summary>The elements of a run along registers, of which so many are summed at once.</summary>
    public static string AlongLanes(int together) =>
        $"{(Chain * together).ToString(System.Globalization.CultureInfo.InvariantCulture)} * V.Count";

    /// <summary>The elements of a run across registers.</summary>
    public static string AcrossLanes(int together) =>
        (Chain * together).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Indices of a run in a sum of products, each of which stands for so many.</summary>
    public static string Of(Dim products) =>
        (products.IsConstant ? Math.Max(1, 4 * Chain / Math.Max(1, products.Value)) : 1)
        .ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The loop over runs.</summary>
    /// <param name="body">Given the first index of a run and the index behind it.</param>
    public static void Write(KernelWriter writer, Dim size, string run, Action<string, string> body)
    {
        string end = CSharpDialect.Size(size), first = writer.Fresh("run");
        using (writer.Braces($"for (nint {first} = 0; {first} < {end}; {first} += {run})"))
            body(first, writer.Local("nint", "runEnd", $"Math.Min({end}, {first} + ({run}))"));
    }
}
