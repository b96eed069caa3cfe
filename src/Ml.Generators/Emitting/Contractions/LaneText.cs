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

    /// <summary>Whether a partial register can only be read one lane at a time.</summary>
    public static bool NeedsSingleLanes(Dim stride) => stride != Dim.Zero && stride != Dim.One;
}
