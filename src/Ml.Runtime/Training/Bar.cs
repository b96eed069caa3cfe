using System.Globalization;

namespace Ml.Training;

/// <summary>A line with a bar in it, of at most so many columns.</summary>
static class Bar
{
    const int Longest = 24, Shortest = 8;

    internal static string Draw(string title, double share, string figures, int width)
    {
        var percent = (100 * share).ToString("F0", CultureInfo.InvariantCulture).PadLeft(3) + " %";
        // The figures have the first claim on the room, what is left the bar.
        var room = width - title.Length - percent.Length - figures.Length - 5;
        var length = Math.Clamp(room, Shortest, Longest);
        var filled = (int)(share * length);
        var line = $"{title} [{new string('#', filled)}{new string('.', length - filled)}] {percent}  {figures}";
        return line.Length <= width ? line : line[..width].TrimEnd();
    }
}
