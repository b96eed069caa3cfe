using System.Text;

namespace Ml.Generators.Emitting;

/// <summary>Indented text with \n line ends. Multi-line strings are re-indented line by line.</summary>
public sealed class SourceWriter
{
    private readonly StringBuilder _text = new();
    private int _depth;

    public SourceWriter Line(string text = "")
    {
        for (int start = 0; start <= text.Length;)
        {
            int end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            if (end > start)
                _text.Append(' ', 4 * _depth).Append(text, start, end - start);
            _text.Append('\n');
            start = end + 1;
        }

        return this;
    }

    /// <summary>
    /// Writes a header line (unless empty) and an opening brace; the matching brace closes on disposal.
    /// </summary>
    public Block Braces(string header = "", string after = "")
    {
        if (header.Length > 0)
            Line(header);
        Line("{");
        _depth++;
        return new Block(this, "}" + after);
    }

    /// <summary>Indents until disposal, without braces.</summary>
    public Block Indent()
    {
        _depth++;
        return new Block(this, null);
    }

    /// <summary>A block that is none: where braces are optional.</summary>
    public static Block Nothing => default;

    public override string ToString() =>
        _depth == 0 ? _text.ToString() : throw new InvalidOperationException($"{_depth} blocks are still open.");

    public readonly struct Block(SourceWriter? writer, string? close) : IDisposable
    {
        public void Dispose()
        {
            if (writer is null)
                return;
            writer._depth--;
            if (close is not null)
                writer.Line(close);
        }
    }
}
