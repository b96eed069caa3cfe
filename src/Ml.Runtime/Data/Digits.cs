namespace Ml.Data;

/// <summary>
/// Drawn digits in the format of MNIST, made up on the spot: pen strokes in several variants per digit, each with its
/// own slant, size, bend, pressure and noise. For first runs and tests without any file. Easier than real handwriting.
/// </summary>
public static class Digits
{
    static readonly string[] Names = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>
    /// Draws <paramref name="count"/> images of 28 x 28 whose classes go round: 0, 1, .. 9, 0, 1 and so on.
    /// Image i depends on the seed and i alone: the same on every machine, and a longer set starts with the shorter
    /// one.
    /// </summary>
    public static LabelledImages Create(int count, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        const int Pixels = DigitPainter.Size * DigitPainter.Size;
        var images = new byte[checked(count * Pixels)];
        var labels = new int[count];
        Parallel.For(0, count, () => new DigitPainter(), (i, _, painter) =>
        {
            labels[i] = i % 10;
            painter.Paint(images.AsSpan(i * Pixels, Pixels), labels[i], seed, (ulong)i);
            return painter;
        }, _ => { });
        return new LabelledImages($"drawn digits (seed {seed})", images, labels, DigitPainter.Size,
            DigitPainter.Size, Names);
    }
}
