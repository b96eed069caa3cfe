namespace Ml.Reports;

/// <summary>A line chart.</summary>
/// <param name="Title">Above it.</param>
/// <param name="XTitle">Below its horizontal axis.</param>
/// <param name="Lines">Drawn in order, each in its own colour.</param>
sealed record Chart(string Title, string XTitle, IReadOnlyList<Series> Lines)
{
    /// <summary>Never a logarithmic axis.</summary>
    internal bool KeepLinear { get; init; }

    /// <summary>Upright lines with a word beside them.</summary>
    internal IReadOnlyList<(double X, string Label)> Marks { get; init; } = [];

    /// <summary>Values that the axes reach in any case.</summary>
    internal (double[] X, double[] Y) Includes { get; init; } = ([], []);

    /// <summary>Whether no line has a point that can be drawn.</summary>
    internal bool IsEmpty => Lines.All(line => line.IsEmpty);

    /// <summary>
    /// Whether the vertical axis is logarithmic: all values positive and spread over more than a factor of 30, as
    /// losses are.
    /// </summary>
    internal bool IsLogarithmic
    {
        get
        {
            var values = Lines.SelectMany(line => line.Points).Select(point =>
                point.Y).Where(double.IsFinite).ToArray();
            return !KeepLinear && values.Length > 0 && values.Min() > 0 && values.Max() > 30 * values.Min();
        }
    }
}
