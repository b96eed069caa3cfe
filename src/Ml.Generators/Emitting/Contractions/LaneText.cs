using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Loads and stores of neighbours along one axis, as text.</summary>
internal static class LaneText
{
    /// <summary>A register of elements from <paramref name="address"/> on.</summary>
    public static string Load(string address, Dim stride, LaneMode mode)
    {
        if (stride == Dim.Zero)
            return $"V.Create(*({address}))";
        if (mode == LaneMode.Partial)
            return $"V.LoadPartial({address}, lanes)";
        return stride == Dim.One ? $"V.Load({address})" : $"V.LoadStrided({address}, {CSharpDialect.Size(stride)})";
    }

    /// <summary>The same, where the local <c>lanes</c> (Ml.Kernels.ILanes) says how many lanes hold elements.</summary>
    public static string Load(string address, Dim stride) => stride == Dim.Zero
        ? $"V.Create(*({address}))"
        : $"lanes.Load({address}{(stride == Dim.One ? "" : $", {CSharpDialect.Size(stride)}")})";

    /// <summary>Whether a partial register can only be read one lane at a time.</summary>
    public static bool NeedsSingleLanes(Dim stride) => stride != Dim.Zero && stride != Dim.One;
}
