using System.Globalization;
using Ml.Generators.Planning.Contractions;

namespace Ml.Generators.Emitting.Tiles;

/// <summary>A size of register tile: rows times registers of columns are its sums.</summary>
internal sealed record RegisterTile(int Rows, int Vectors)
{
    // Chains of dependent multiply-adds that keep the units busy: four or five cycles of latency, two units.
    private const int WantedChains = 8;

    // Multiply-adds in the body of the innermost loop.
    private const int LongestBody = 64;

    /// <summary>Every size that a plan may choose: those that fit the widest registers.</summary>
    public static IEnumerable<RegisterTile> All =>
        from rows in Enumerable.Range(1, RegisterFile.Wide.Rows)
        from vectors in Enumerable.Range(1, RegisterFile.Wide.Vectors)
        select new RegisterTile(rows, vectors);

    public string Name => string.Format(CultureInfo.InvariantCulture, "Tile{0}x{1}", Rows, Vectors);

    public int Sums => Rows * Vectors;

    /// <summary>Chains that each sum is gathered in: small tiles need several to keep the units busy.</summary>
    public int Phases
    {
        get
        {
            int phases = 1;
            while (Sums * phases * 2 <= WantedChains)
                phases *= 2;
            return phases;
        }
    }

    /// <summary>Steps in the body of the innermost loop.</summary>
    public int Unrolled => Phases > 1 ? Phases : new[] { 4, 2, 1 }.First(u => u == 1 || u * Sums <= LongestBody);
}
