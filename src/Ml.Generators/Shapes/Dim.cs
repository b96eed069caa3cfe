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

    // The sizes that models mostly have: nothing is allocated for them.
    private static readonly Dim?[] Small = new Dim?[1025];

    // In the order of Term.Compare, no product twice, no coefficient 0.
    private readonly Term[] _terms;
    private string? _text;
    private int _hash;

    private Dim(Term[] terms) => _terms = terms;

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
    public IEnumerable<string> Names => IsConstant
        ? []
        : _terms.SelectMany(t => t.Factors).SelectMany(NamesOf).Distinct(StringComparer.Ordinal)
            .OrderBy(n => n, StringComparer.Ordinal);

    public static implicit operator Dim(long value) => value >= 0 && value < Small.Length
        ? Small[value] ??= new(value == 0 ? [] : [Term.Constant(value)])
        : new([Term.Constant(value)]);

    public static Dim Named(string name) => new([Term.Of(new NamedSize(name))]);

    /// <exception cref="OverflowException">A coefficient grows too large.</exception>
    public static Dim operator +(Dim left, Dim right) => Add(left, right, 1);

    /// <exception cref="OverflowException">A coefficient grows too large.</exception>
    public static Dim operator -(Dim left, Dim right) => Add(left, right, -1);

    /// <exception cref="OverflowException">A coefficient, or the number of terms, grows too large.</exception>
    public static Dim operator *(Dim left, Dim right)
    {
        if (left._terms.Length == 0 || right == One)
            return left;
        if (right._terms.Length == 0 || left == One)
            return right;
        if (left._terms.Length == 1 && right._terms.Length == 1)
            return Of(left._terms[0] * right._terms[0]);
        Dim product = new(TermList.Sum([.. from a in left._terms from b in right._terms select a * b]));
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
        var quotient = new Dim([.. exact.Select(t => t.With(t.Coefficient / denominator))]);
        var rest = new Dim([.. _terms.Except(exact)]);
        if (rest.IsConstant)
            return quotient + rest.FloorDivide(denominator);

        // floor((floor(x / m) + c) / d) = floor((x + c*m) / (m*d)): strides one behind the other are one.
        if (rest._terms[0] is { Coefficient: 1, Factors: { Count: 1 } factor } && factor[0] is FloorQuotient inner
            && rest - Of(rest._terms[0]) is { IsConstant: true } more
            && inner.Denominator <= int.MaxValue / denominator && Math.Abs(more.Value) <= int.MaxValue)
        {
            return quotient
                + (inner.Numerator + (more * inner.Denominator)).FloorDivide(inner.Denominator * denominator);
        }

        return quotient + Of(Term.Of(new FloorQuotient(rest, denominator)));
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
            var step = Of(Term.Of(lead.Coefficient / by.Coefficient, factors));
            quotient += step;
            rest -= step * divisor;
        }

        return rest._terms.Length == 0 ? quotient : null;
    }

    /// <summary>
    /// Whether this is at least <paramref name="other"/> for every choice of named sizes of one or more.
    /// </summary>
    public bool IsAtLeast(Dim other) => ReferenceEquals(this, other)
        || (this - other)._terms.All(t => t.Coefficient >= 0);

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
        new([.. _terms.Select(t => t.With(map(t.Coefficient))).Where(t => t.Coefficient != 0)]);

    /// <summary>Reads sums and products of integers and names: "2 * time + 1".</summary>
    /// <exception cref="FormatException">The text is something else.</exception>
    public static Dim Parse(string text) => DimParser.Parse(text);

    public bool Equals(Dim? other)
    {
        if (ReferenceEquals(this, other))
            return true;
        if (other is null || _terms.Length != other._terms.Length)
            return false;
        for (int i = 0; i < _terms.Length; i++)
        {
            if (_terms[i].Coefficient != other._terms[i].Coefficient
                || !string.Equals(_terms[i].Key, other._terms[i].Key, StringComparison.Ordinal))
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => Equals(obj as Dim);

    public override int GetHashCode()
    {
        if (_hash == 0)
        {
            int hash = 17;
            foreach (Term term in _terms)
            {
                int key = StringComparer.Ordinal.GetHashCode(term.Key);
                hash = unchecked((((hash * 31) + term.Coefficient.GetHashCode()) * 31) + key);
            }

            _hash = hash;
        }

        return _hash;
    }

    public override string ToString() => _text ??= Print(_terms);

    /// <summary>left + sign * right.</summary>
    private static Dim Add(Dim left, Dim right, int sign) => right._terms.Length == 0
        ? left
        : left.IsConstant && right.IsConstant
            ? (Dim)checked(left.Value + (sign * right.Value))
            : new Dim(TermList.Add(left._terms, right._terms, sign));

    private static Dim Of(Term term) => term.Coefficient == 0 ? Zero
        : term.Factors.Count == 0 ? (Dim)term.Coefficient : new Dim([term]);

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
        if (terms.Length == 1 && terms[0] is { Coefficient: 1, Factors: { Count: 1 } one })
            return one[0].ToString();
        var text = new StringBuilder(terms[0].ToString());
        foreach (Term term in terms.Skip(1))
        {
            text.Append(term.Coefficient < 0 ? " - " : " + ");
            text.Append(term.With(Math.Abs(term.Coefficient)));
        }

        return text.ToString();
    }
}
