using System.Text;

namespace Ml.Generators.Shapes;

/// <summary>
/// One size of a shape: an integer polynomial over named sizes ("batch", "2 * time + 1"), closed under addition,
/// multiplication and (through <see cref="FloorQuotient"/>) division by a constant. Immutable; equal when provably the
/// same polynomial.
/// </summary>
public sealed class Dim : IEquatable<Dim>
{
    // A product of n sums has 2^n terms. No layer needs so many, and a compiler that computes with more never ends.
    private const int MostTerms = 128;

    private readonly Term[] _terms;
    private readonly string _text;

    private Dim(IEnumerable<Term> terms)
    {
        _terms = terms
            .GroupBy(t => t.Key, StringComparer.Ordinal)
            .Select(g => new Term(g.Sum(t => t.Coefficient), g.First().Factors))
            .Where(t => t.Coefficient != 0)
            .OrderByDescending(t => t.Factors.Count)
            .ThenBy(t => t.Key, StringComparer.Ordinal)
            .ToArray();
        _text = Print(_terms);
    }

    public static Dim Zero { get; } = new([]);

    public static Dim One { get; } = 1;

    public IReadOnlyList<Term> Terms => _terms;

    public bool IsConstant => _terms.Length == 0 || (_terms.Length == 1 && _terms[0].Factors.Count == 0);

    /// <summary>Whether a division in it is rounded down, so that it may equal what it is not proved to be.</summary>
    public bool Rounds => _terms.Any(t => t.Factors.Any(f => f is FloorQuotient));

    /// <summary>The value of a constant.</summary>
    /// <exception cref="InvalidOperationException">The size has named parts.</exception>
    public long Value => IsConstant
        ? _terms.Length == 0 ? 0 : _terms[0].Coefficient
        : throw new InvalidOperationException($"'{this}' is not a constant.");

    /// <summary>The named sizes it depends on, sorted.</summary>
    public IEnumerable<string> Names => _terms.SelectMany(t => t.Factors).SelectMany(NamesOf)
        .Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal);

    public static implicit operator Dim(long value) => new([new Term(value, [])]);

    public static Dim Named(string name) => new([new Term(1, [new NamedSize(name)])]);

    public static Dim operator +(Dim left, Dim right) => new(left._terms.Concat(right._terms));

    public static Dim operator -(Dim left, Dim right) => left + (right * -1);

    /// <exception cref="OverflowException">A coefficient, or the number of terms, grows too large.</exception>
    public static Dim operator *(Dim left, Dim right)
    {
        var product = new Dim(
            from a in left._terms
            from b in right._terms
            select new Term(
                checked(a.Coefficient * b.Coefficient),
                a.Factors.Concat(b.Factors).OrderBy(f => f.ToString(), StringComparer.Ordinal).ToArray()));
        return product._terms.Length <= MostTerms || left._terms.Length == 1 || right._terms.Length == 1
            ? product
            : throw new OverflowException($"A size multiplies out to more than {MostTerms} terms.");
    }

    public static bool operator ==(Dim? left, Dim? right) => left is null ? right is null : left.Equals(right);

    public static bool operator !=(Dim? left, Dim? right) => !(left == right);

    public static Dim Product(IEnumerable<Dim> sizes) => sizes.Aggregate(One, (a, b) => a * b);

    public static Dim Sum(IEnumerable<Dim> sizes) => sizes.Aggregate(Zero, (a, b) => a + b);

    /// <summary>floor(this / denominator), exact whenever every coefficient divides.</summary>
    public Dim FloorDivide(long denominator)
    {
        if (denominator <= 0)
            throw new ArgumentOutOfRangeException(nameof(denominator));
        if (denominator == 1)
            return this;
        if (IsConstant)
            return (long)Math.Floor((decimal)Value / denominator);

        // floor((q*d + r) / d) = q + floor(r / d): terms that divide leave the quotient.
        Term[] exact = _terms.Where(t => t.Coefficient % denominator == 0).ToArray();
        var quotient = new Dim(exact.Select(t => new Term(t.Coefficient / denominator, t.Factors)));
        var rest = new Dim(_terms.Except(exact));
        if (rest.IsConstant)
            return quotient + rest.FloorDivide(denominator);
        return quotient + new Dim([new Term(1, [new FloorQuotient(rest, denominator)])]);
    }

    /// <summary>The polynomial q with q * divisor = this, or null where there is none.</summary>
    public Dim? DivideExactly(Dim divisor)
    {
        if (divisor._terms.Length == 0)
            return null;
        Dim rest = this, quotient = Zero;
        for (int guard = 0; guard < 64 && rest._terms.Length > 0; guard++)
        {
            Term lead = rest._terms[0], by = divisor._terms[0];
            if (lead.Coefficient % by.Coefficient != 0 || Without(lead.Factors, by.Factors) is not { } factors)
                return null;
            var step = new Dim([new Term(lead.Coefficient / by.Coefficient, factors)]);
            quotient += step;
            rest -= step * divisor;
        }

        return rest._terms.Length == 0 ? quotient : null;
    }

    /// <summary>
    /// Whether this is at least <paramref name="other"/> for every choice of named sizes of one or more.
    /// </summary>
    public bool IsAtLeast(Dim other) => (this - other)._terms.All(t => t.Coefficient >= 0);

    /// <summary>The value under a choice of named sizes.</summary>
    public long Evaluate(Func<string, long> size) =>
        _terms.Sum(t => t.Factors.Aggregate(t.Coefficient, (product, f) => checked(product * ValueOf(f, size))));

    /// <summary>About what it is when every named size is the given number; never overflows.</summary>
    public double Estimate(double size) => _terms.Sum(t =>
        t.Factors.Aggregate((double)t.Coefficient, (product, f) => product * EstimateOf(f, size)));

    /// <summary>This size with named sizes replaced by others.</summary>
    public Dim Substitute(Func<string, Dim?> replacement) => Sum(_terms.Select(t =>
        t.Factors.Aggregate((Dim)t.Coefficient, (product, f) => product * Replace(f, replacement))));

    /// <summary>The polynomial with every coefficient replaced.</summary>
    public Dim MapCoefficients(Func<long, long> map) =>
        new(_terms.Select(t => new Term(map(t.Coefficient), t.Factors)));

    /// <summary>Reads sums and products of integers and names: "2 * time + 1".</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static Dim Parse(string text) => DimParser.Parse(text);

    public bool Equals(Dim? other) => other is not null && string.Equals(_text, other._text, StringComparison.Ordinal);

    public override bool Equals(object? obj) => Equals(obj as Dim);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(_text);

    public override string ToString() => _text;

    private static IEnumerable<string> NamesOf(Atom atom) => atom switch
    {
        NamedSize named => [named.Name],
        FloorQuotient quotient => quotient.Numerator.Names,
        _ => [],
    };

    private static long ValueOf(Atom atom, Func<string, long> size) => atom switch
    {
        NamedSize named => size(named.Name),
        FloorQuotient q => (long)Math.Floor((decimal)q.Numerator.Evaluate(size) / q.Denominator),
        _ => throw new InvalidOperationException(),
    };

    private static double EstimateOf(Atom atom, double size) =>
        atom is FloorQuotient q ? q.Numerator.Estimate(size) / q.Denominator : size;

    private static Dim Replace(Atom atom, Func<string, Dim?> replacement) => atom switch
    {
        NamedSize named => replacement(named.Name) ?? Named(named.Name),
        FloorQuotient q => q.Numerator.Substitute(replacement).FloorDivide(q.Denominator),
        _ => throw new InvalidOperationException(),
    };

    private static Atom[]? Without(IReadOnlyList<Atom> factors, IReadOnlyList<Atom> remove)
    {
        List<Atom> left = [.. factors];
        return remove.All(left.Remove) ? [.. left] : null;
    }

    private static string Print(Term[] terms)
    {
        if (terms.Length == 0)
            return "0";
        var text = new StringBuilder(terms[0].ToString());
        foreach (Term term in terms.Skip(1))
        {
            text.Append(term.Coefficient < 0 ? " - " : " + ");
            text.Append(new Term(Math.Abs(term.Coefficient), term.Factors));
        }

        return text.ToString();
    }
}
