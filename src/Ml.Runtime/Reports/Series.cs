namespace Ml.Reports;

/// <summary>One line of a chart.</summary>
/// <param name="Name">Its legend.</param>
/// <param name="Points">In ascending x; points that are not finite are left out.</param>
/// <param name="Marked">Whether each point gets a dot: for few, exact values.</param>
sealed record Series(string Name, IReadOnlyList<(double X, double Y)> Points, bool Marked = false);
