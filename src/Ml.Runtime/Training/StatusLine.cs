namespace Ml.Training;

/// <summary>
/// The last line of a terminal, drawn over and over, and lines that stay above it. Uses the least a terminal offers: no
/// cursor is hidden and no mode is changed, so that whatever ends the process leaves a usable terminal.
/// </summary>
sealed class StatusLine(ProgressOutput output)
{
    // Shows the cursor, should anything have hidden it.
    const string ShowCursor = "\u001b[?25h";

    readonly Lock _lock = new();
    int _drawn;
    bool _closed;

    /// <summary>Draws the line anew.</summary>
    /// <param name="text">Given the columns there are.</param>
    internal void Show(Func<int, string> text)
    {
        lock (_lock)
        {
            if (_closed)
                return;
            var (columns, before) = (Columns, _drawn);
            var line = text(columns);
            _drawn = line.Length;
            output.Write(Back(before, columns) + line.PadRight(Math.Min(before, columns)));
        }
    }

    /// <summary>Leaves text above the line, which <see cref="Show"/> draws again.</summary>
    internal void PrintAbove(Func<int, string> text)
    {
        lock (_lock)
        {
            var columns = Columns;
            Clear(columns);
            foreach (var line in text(columns).Split('\n'))
                output.WriteLine(line);
        }
    }

    /// <summary>Removes the line; it is not drawn again.</summary>
    internal void Close()
    {
        lock (_lock)
        {
            if (_closed)
                return;
            _closed = true;
            Clear(Columns);
            if (!OperatingSystem.IsWindows())
                output.Write(ShowCursor);
        }
    }

    // In the last column some terminals begin a new line, and before it there is to be room for the ^C of a key.
    int Columns => output.Width - 3;

    void Clear(int columns)
    {
        if (_drawn > 0)
            output.Write(Back(_drawn, columns) + new string(' ', Math.Min(_drawn, columns)) + "\r");
        _drawn = 0;
    }

    // A terminal that became narrower has broken what was drawn into several lines: they go, too.
    static string Back(int drawn, int columns)
    {
        var lines = (drawn - 1) / (columns + 3);
        return lines > 0 && !OperatingSystem.IsWindows() ? $"\u001b[{lines}A\r\u001b[J" : "\r";
    }
}
