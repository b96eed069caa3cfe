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
    public override string ToString() =>
        Numerator.Terms.Count == 1 && Numerator.Terms[0] is { Coefficient: 1, Factors: { Count: 1 } one }
        && one[0] is NamedSize ? $"{Numerator} / {Denominator}" : $"({Numerator}) / {Denominator}";
}
