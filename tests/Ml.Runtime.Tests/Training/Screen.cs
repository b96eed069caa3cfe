using System.Globalization;
using System.Text;

namespace Ml.Runtime.Tests.Training;

/// <summary>
/// As much of a terminal as progress uses: returns, new lines, going up, erasing below, and lines that wrap at the right
/// edge; narrower, it breaks its lines anew as most terminals do.
/// </summary>
sealed class Screen(int width)
{
    readonly List<StringBuilder> _lines = [new()];
    int _row, _column, _width = width;

    /// <summary>How often text ran over the right edge.</summary>
    public int Wrapped { get; private set; }

    public IReadOnlyList<string> Lines => [.. _lines.Select(line => line.ToString().TrimEnd())];

    public void Feed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '\r':
                    _column = 0;
                    break;
                case '\n':
                    _row++;
                    if (_row == _lines.Count)
                        _lines.Add(new());
                    break;
                case '\u001b':
                    i = Control(text, i + 2);
                    break;
                default:
                    Put(text[i]);
                    break;
            }
        }
    }

    public void Resize(int width)
    {
        _width = width;
        List<StringBuilder> broken = [.. _lines.SelectMany(line =>
            Enumerable.Range(0, Math.Max(1, (line.Length + width - 1) / width))
                .Select(i => new StringBuilder(line.ToString(i * width, Math.Min(width, line.Length - i * width)))))];
        _lines.Clear();
        _lines.AddRange(broken);
        (_row, _column) = (_lines.Count - 1, _lines[^1].Length);
    }

    int Control(string text, int at)
    {
        var end = at;
        while (!char.IsLetter(text[end]))
            end++;
        var argument = text[at..end];
        switch (text[end])
        {
            case 'A':
                _row -= int.Parse(argument, CultureInfo.InvariantCulture);
                break;
            case 'J':
                _lines.RemoveRange(_row + 1, _lines.Count - _row - 1);
                _lines[_row].Length = Math.Min(_lines[_row].Length, _column);
                break;
            case 'h' when argument == "?25":
                break;
            default:
                throw new NotSupportedException($"ESC [ {argument}{text[end]}");
        }

        return end;
    }

    void Put(char c)
    {
        if (_column == _width)
        {
            Wrapped++;
            (_row, _column) = (_row + 1, 0);
            if (_row == _lines.Count)
                _lines.Add(new());
        }

        var line = _lines[_row];
        if (line.Length <= _column)
            line.Append(' ', _column + 1 - line.Length);
        line[_column++] = c;
    }
}
