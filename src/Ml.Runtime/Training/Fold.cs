using System.Text;

namespace Ml.Training;

/// <summary>Breaks a line where the terminal would break it anywhere.</summary>
static class Fold
{
    const string Indent = "    ";

    /// <summary>The line as several of at most <paramref name="width"/> columns, broken between figures (two spaces)
    /// where there are some, else between words.</summary>
    internal static string Into(string line, int width)
    {
        if (line.Length <= width)
            return line;
        var text = new StringBuilder();
        var column = 0;
        var parts = line.Split("  ")
            .SelectMany(part => part.Length + Indent.Length > width ? part.Split(' ') : [part]);
        foreach (var part in parts)
        {
            var gap = column == 0 ? "" : "  ";
            if (column > 0 && column + gap.Length + part.Length > width)
            {
                text.Append('\n').Append(Indent);
                (column, gap) = (Indent.Length, "");
            }

            text.Append(gap).Append(part);
            column += gap.Length + part.Length;
        }

        return text.ToString();
    }
}
