namespace Ml.Generators.Shapes;

/// <summary>What a size is a polynomial of: a named size, or the floor of a quotient that is no polynomial.</summary>
public abstract record Atom;

/// <summary>A size known when the model runs, such as "batch".</summary>
public sealed record NamedSize(string Name) : Atom
{
    public override string ToString() => Name;
}

/// <summary>floor(Numerator / Denominator), as strided windows over a named size give.</summary>
public sealed record FloorQuotient(Dim Numerator, long Denominator) : Atom
{
    public override string ToString() => $"({Numerator}) / {Denominator}";
}

/// <summary>A coefficient times a product of atoms (sorted by text, repeated for powers).</summary>
public sealed class Term(long coefficient, IReadOnlyList<Atom> factors)
{
    public long Coefficient { get; } = coefficient;

    public IReadOnlyList<Atom> Factors { get; } = factors;

    /// <summary>Identifies the product of atoms, whatever the coefficient.</summary>
    public string Key { get; } = string.Join(" * ", factors.Select(f => f is FloorQuotient ? $"({f})" : f.ToString()));

    public override string ToString()
    {
        if (Factors.Count == 0)
            return Coefficient.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return Coefficient switch
        {
            1 => Key,
            -1 => "-" + Key,
            _ => Coefficient.ToString(System.Globalization.CultureInfo.InvariantCulture) + " * " + Key,
        };
    }
}
