using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Loads and stores of neighbours along one axis, as text.</summary>
internal static class LaneText
{
    /// <summary>A register of elements from <paramref name="address"/> on.</summary>
    public static string Load(string address, ElementType element, Dim stride, LaneMode mode) =>
        element == ElementType.Int32 ? LoadInt32(address, stride, mode) : LoadFloat(address, stride, mode);

    /// <summary>Whether a partial register can only be read one lane at a time.</summary>
    public static bool NeedsSingleLanes(Dim stride) => stride != Dim.Zero && stride != Dim.One;

    private static string LoadFloat(string address, Dim stride, LaneMode mode)
    {
        if (stride == Dim.Zero)
            return $"V.Create(*({address}))";
        if (mode == LaneMode.Partial)
            return $"V.LoadPartial({address}, lanes)";
        return stride == Dim.One ? $"V.Load({address})" : $"V.LoadStrided({address}, {CSharpDialect.Size(stride)})";
    }

    private static string LoadInt32(string address, Dim stride, LaneMode mode)
    {
        if (stride == Dim.Zero)
            return $"V.Create((float)*({address}))";
        return mode == LaneMode.Partial ? $"V.LoadInt32Partial({address}, lanes)" : $"V.LoadInt32({address})";
    }
}
