using System.Globalization;
using System.Text;

namespace Ml.Training;

/// <summary>A line with a bar in it, of at most so many columns: figures that do not fit are left out, the last
/// first.</summary>
static class Bar
{
    const int Longest = 24, Shortest = 8;

    internal static string Draw(string title, double share, IEnumerable<string> figures, int width)
    {
        var percent = (100 * share).ToString("F0", CultureInfo.InvariantCulture).PadLeft(3) + " %";
        var fixedLength = title.Length + percent.Length + 4;
        var text = new StringBuilder();
        foreach (var figure in figures)
        {
            if (fixedLength + Shortest + text.Length + figure.Length + 2 > width)
                break;
            text.Append("  ").Append(figure);
        }

        // The bar has what the figures leave.
        var length = Math.Clamp(width - fixedLength - text.Length, Shortest, Longest);
        var filled = (int)(share * length);
        var line = $"{title} [{new string('#', filled)}{new string('.', length - filled)}] {percent}{text}";
        return line.Length <= width ? line : line[..width].TrimEnd();
    }
}
