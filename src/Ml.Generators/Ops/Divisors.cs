namespace Ml.Generators.Ops;

/// <summary>Advice where a number must divide others.</summary>
internal static class Divisors
{
    /// <summary>"16 or 24": the nearest numbers below and above that divide all sizes.</summary>
    public static string Near(int number, params int[] sizes)
    {
        int[] all = Enumerable.Range(1, Math.Max(1, sizes.Min())).Where(d => sizes.All(s => s % d == 0)).ToArray();
        int[] near = new[] { all.LastOrDefault(d => d < number), all.FirstOrDefault(d => d > number) }
            .Where(d => d > 0).ToArray();
        return string.Join(" or ", near);
    }
}
