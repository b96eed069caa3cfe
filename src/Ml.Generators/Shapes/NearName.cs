namespace Ml.Generators.Shapes;

/// <summary>The name that was probably meant by one that is not there.</summary>
public static class NearName
{
    /// <summary>The nearest known name, or null where none is near.</summary>
    public static string? Of(string written, IEnumerable<string> known) => known
        .Select(name => (Name: name, Distance: Distance(written.ToLowerInvariant(), name.ToLowerInvariant())))
        .Where(n => n.Name != written && n.Distance <= Slips(written, n.Name))
        .OrderBy(n => n.Distance).ThenBy(n => n.Name, StringComparer.Ordinal).Select(n => n.Name).FirstOrDefault();

    public static bool IsNear(string a, string b) => Of(a, [b]) is not null;

    /// <summary>How many slips are likely between names: "nn" is one of "n", and "m" is none.</summary>
    private static int Slips(string a, string b) => Math.Min(a.Length, b.Length) is > 2 and var length
        ? Math.Max(1, length / 3) : Math.Abs(a.Length - b.Length);

    /// <summary>
    /// How many letters are put in, left out, exchanged for another or for their neighbour (Damerau and Levenshtein).
    /// </summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (int i = 0; i <= a.Length; i++)
            d[i, 0] = i;
        for (int j = 0; j <= b.Length; j++)
            d[0, j] = j;
        for (int i = 1; i <= a.Length; i++)
        {
            for (int j = 1; j <= b.Length; j++)
            {
                int change = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j] + 1, d[i, j - 1] + 1), d[i - 1, j - 1] + change);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
            }
        }

        return d[a.Length, b.Length];
    }
}
