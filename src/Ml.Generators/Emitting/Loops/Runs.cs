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

    /// <summary>Whether one register may add so many one after the other.</summary>
    public static bool Chains(Dim size) => size is { IsConstant: true, Value: <= Chain };

    /// <summary>The elements of a run along registers, of which so many are summed at once.</summary>
    public static string AlongLanes(int together) =>
        $"{(Chain * together).ToString(System.Globalization.CultureInfo.InvariantCulture)} * V.Count";

    /// <summary>The elements of a run across registers.</summary>
    public static string AcrossLanes(int together) =>
        (Chain * together).ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>
    /// Nested loops over the axes of a sum of products, the innermost of which are short enough together for a run.
    /// </summary>
    /// <param name="body">Given how many axes have an index already, these, and the run of the next axis.</param>
    public static void Nested(
        KernelWriter writer, IReadOnlyList<(string Name, Dim Size)> axes,
        Action<int, IReadOnlyList<string>, string, string> body)
    {
        int depth = 0;
        while (Products(depth) is null)
            depth++;
        Level(0, []);

        // Products that an index of an axis stands for, where they make no more than a run.
        long? Products(int axis) =>
            Dim.Product(axes.Skip(axis + 1).Select(a => a.Size)) is { IsConstant: true, Value: <= 4 * Chain } inner
                ? inner.Value : null;

        void Level(int axis, IReadOnlyList<string> indices)
        {
            if (axis == depth)
            {
                string run = (4 * Chain / Math.Max(1, Products(depth)!.Value))
                    .ToString(System.Globalization.CultureInfo.InvariantCulture);
                Write(writer, axes[depth].Size, run, (first, end) => body(depth, indices, first, end));
                return;
            }

            string index = writer.Fresh(axes[axis].Name);
            using (writer.Braces($"for (nint {index} = 0; {index} < {CSharpDialect.Size(axes[axis].Size)}; {index}++)"))
                Level(axis + 1, [.. indices, index]);
        }
    }

    /// <summary>The loop over runs.</summary>
    /// <param name="body">Given the first index of a run and the index behind it.</param>
    public static void Write(KernelWriter writer, Dim size, string run, Action<string, string> body)
    {
        string end = CSharpDialect.Size(size), first = writer.Fresh("run");
        using (writer.Braces($"for (nint {first} = 0; {first} < {end}; {first} += {run})"))
            body(first, writer.Local("nint", "runEnd", $"Math.Min({end}, {first} + ({run}))"));
    }
}
