using System.Text;
using Ml.Generators.Ops;

namespace Ml.Generators.Surface;

/// <summary>XML documentation of a composite.</summary>
internal static class DocText
{
    public static void Write(StringBuilder text, Signature signature, bool weights)
    {
        text.Append("    /// <summary>").Append(Escape(signature.Summary)).Append("</summary>\n");
        text.Append("    /// <remarks>\n");
        text.Append("    /// <para>Formula: <c>").Append(Escape(signature.Formula)).Append("</c>.</para>\n");
        text.Append("    /// <para>Shape: ").Append(Escape(signature.ShapeRule)).Append(".</para>\n");
        if (weights)
        {
            foreach (Weight weight in signature.Weights)
            {
                text.Append("    /// <para>Parameter <c>").Append(weight.Name).Append("</c> ")
                    .Append(Escape($"{weight.Shape}: {weight.Doc}")).Append("</para>\n");
            }
        }

        if (signature.Source is { } source)
            text.Append("    /// <para>Source: ").Append(Escape(source)).Append(".</para>\n");
        text.Append("    /// </remarks>\n");
    }

    public static void WriteParameter(StringBuilder text, string name, string doc) =>
        text.Append("    /// <param name=\"").Append(name).Append("\">").Append(Escape(doc)).Append("</param>\n");

    public static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
