namespace Ml.Generators.Emitting.Models;

/// <summary>Text as C#.</summary>
internal static class Names
{
    public static string Literal(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
