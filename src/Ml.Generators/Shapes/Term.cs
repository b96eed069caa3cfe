using System.Globalization;

namespace Ml.Generators.Shapes;

/// <summary>A coefficient times a product of atoms (sorted by text, repeated for powers).</summary>
public sealed class Term
{
    private static readonly Atom[] NoFactors = [];

    private readonly Atom[] _factors;

    private Term(long coefficient, Atom[] factors, string key) =>
        (Coefficient, _factors, Key) = (coefficient, factors, key);

    public long Coefficient { get; }

    public IReadOnlyList<Atom> Factors => _factors;

    /// <summary>Identifies the product of atoms, whatever the coefficient.</summary>
    public string Key { get; }

    public static Term Constant(long value) => new(value, NoFactors, "");

    public static Term Of(Atom atom) => new(1, [atom], KeyOf(atom));

    /// <param name="factors">Sorted by their text.</param>
    public static Term Of(long coefficient, Atom[] factors) => factors.Length == 0
        ? Constant(coefficient)
        : new(coefficient, factors, string.Join(" * ", factors.Select(KeyOf)));

    /// <exception cref="OverflowException">The coefficient grows too large.</exception>
    public static Term operator *(Term left, Term right)
    {
        long coefficient = checked(left.Coefficient * right.Coefficient);
        if (right._factors.Length == 0)
            return left.With(coefficient);
        return left._factors.Length == 0
            ? right.With(coefficient)
            : Of(
                coefficient,
                [.. left._factors.Concat(right._factors).OrderBy(f => f.ToString(), StringComparer.Ordinal)]);
    }

    /// <summary>The same product of atoms with another coefficient.</summary>
    public Term With(long coefficient) =>
        coefficient == Coefficient ? this : new Term(coefficient, _factors, Key);

    /// <summary>The order of a polynomial's terms: most factors first, then by text; 0 for the same product.</summary>
    public static int Compare(Term left, Term right) => left._factors.Length != right._factors.Length
        ? right._factors.Length.CompareTo(left._factors.Length)
        : string.CompareOrdinal(left.Key, right.Key);

    public override string ToString()
    {
        if (_factors.Length == 0)
            return Coefficient.ToString(CultureInfo.InvariantCulture);
        return Coefficient switch
        {
            1 => Key,
            -1 => "-" + Key,
            _ => Coefficient.ToString(CultureInfo.InvariantCulture) + " * " + Key,
        };
    }

    private static string KeyOf(Atom atom) => atom is FloorQuotient ? $"({atom})" : atom.ToString();
}
