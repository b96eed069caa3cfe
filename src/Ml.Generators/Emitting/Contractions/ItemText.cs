using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Turns an item's number into the indices of the axes it stands for.</summary>
internal static class ItemText
{
    /// <returns>Axis names to index locals.</returns>
    public static Dictionary<string, string> Decode(
        KernelWriter writer, string item, IReadOnlyList<ContractionAxis> axes)
    {
        Dictionary<string, string> indices = new(StringComparer.Ordinal);
        string rest = item;
        for (int i = axes.Count - 1; i > 0; i--)
        {
            string size = CSharpDialect.Size(axes[i].Size);
            indices[axes[i].Name] = writer.Local("nint", axes[i].Name, $"{rest} % {size}");
            rest = writer.Local("nint", "rest", $"{rest} / {size}");
        }

        if (axes.Count > 0)
            indices[axes[0].Name] = writer.Local("nint", axes[0].Name, rest);
        return indices;
    }
}
