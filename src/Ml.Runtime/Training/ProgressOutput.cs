namespace Ml.Training;

/// <summary>
/// Where progress goes. It is there for who looks at it and never in the way of the run: when the writer fails (a
/// closed pipe, a full disk behind a log), the rest is left out. Several threads may write.
/// </summary>
sealed class ProgressOutput(TextWriter writer, Func<int>? width = null)
{
    const int UsualWidth = 80, LeastWidth = 20;

    readonly Lock _lock = new();
    bool _isBroken;

    /// <summary>Columns of the terminal at this moment.</summary>
    internal int Width
    {
        get
        {
            try
            {
                return Math.Max(LeastWidth, width?.Invoke() ?? Console.WindowWidth);
            }
            catch (Exception e) when (e is IOException or PlatformNotSupportedException)
            {
                return UsualWidth; // no terminal
            }
        }
    }

    internal void WriteLine(string line) => Write(line + writer.NewLine);

    internal void Write(string text)
    {
        lock (_lock)
        {
            if (_isBroken)
                return;
            try
            {
                writer.Write(text);
                writer.Flush();
            }
            catch (Exception)
            {
                _isBroken = true; // whatever a writer of someone else throws
            }
        }
    }
}
