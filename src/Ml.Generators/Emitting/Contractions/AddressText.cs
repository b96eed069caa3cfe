using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Pointer arithmetic as text, zeros and ones folded away.</summary>
internal static class AddressText
{
    /// <summary>" + index * stride", or nothing.</summary>
    public static string Step(string index, Dim stride) =>
        stride == Dim.Zero || index == "0" ? ""
        : stride == Dim.One ? $" + {index}"
        : $" + ({index} * {CSharpDialect.Size(stride)})";

    public static string Of(string pointer, IEnumerable<(string Index, Dim Stride)> steps) =>
        pointer + string.Concat(steps.Select(s => Step(s.Index, s.Stride)));
}
