namespace Ml.Reports;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Its legend.</param>
/// <param name="Points">In ascending order of the line; points that are not finite are left out.</param>
/// <param name="Marked">Whether each point gets a dot: for few, exact values.</param>
sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points, bool Marked = false)
{
    // Fewer points say by themselves what they say.
    const int Least = 20;

    // A share of the curve that a smoothed point is the mean of.
    const double Memory = 0.04;

    /// <summary>Whether no point can be drawn.</summary>
    internal bool IsEmpty => !Points.Any(point => double.IsFinite(point.X) && double.IsFinite(point.Y));

    /// <summary>Whether a smoothed line is drawn over the points, which then are faint.</summary>
    internal bool Smooths { get; init; }

    /// <summary>The line to look at: a running mean with exponential weights where that is asked for and there are
    /// enough points, else the points.</summary>
    internal IReadOnlyList<(double X, double Y)> Smoothed
    {
        get
        {
            var finite = Points.Where(point => double.IsFinite(point.Y)).ToArray();
            if (!Smooths || finite.Length < Least)
                return Points;
            var keep = 1 - 1 / Math.Max(2, Memory * finite.Length);
            var (sum, weight) = (0.0, 0.0);
            var line = new (double, double)[finite.Length];
            for (var i = 0; i < finite.Length; i++)
            {
                (sum, weight) = (keep * sum + finite[i].Y, keep * weight + 1);
                line[i] = (finite[i].X, sum / weight);
            }

            return line;
        }
    }
}
