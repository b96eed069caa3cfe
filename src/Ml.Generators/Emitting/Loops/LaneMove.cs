using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>The text that moves the lanes of a register from and to memory at a constant distance.</summary>
internal static class LaneMove
{
    /// <param name="at">A pointer expression for the first lane.</param>
    /// <param name="rest">How many lanes there are, or null for a full register.</param>
    public static string Load(string at, Dim stride, string? rest)
    {
        if (stride == Dim.Zero)
            return $"V.Create(*({at}))";
        if (stride == Dim.One)
            return rest is null ? $"V.Load({at})" : $"V.LoadPartial({at}, {rest})";
        string step = CSharpDialect.Size(stride);
        return rest is not null ? $"Strided.Load<V>({at}, {step}, {rest})"
            : stride == 2 ? $"V.LoadEven({at})"
            : $"V.LoadStrided({at}, {step})";
    }

    /// <summary>A statement; stride 0 stores the first lane.</summary>
    public static string Store(string value, string at, Dim stride, string? rest)
    {
        if (stride == Dim.Zero)
            return $"V.StorePartial({value}, {at}, 1);";
        if (stride == Dim.One)
            return rest is null ? $"V.Store({value}, {at});" : $"V.StorePartial({value}, {at}, {rest});";
        return $"Strided.Store<V>({value}, {at}, {CSharpDialect.Size(stride)}, {rest ?? "V.Count"});";
    }
}
