namespace Ml.Generators.Shapes;

/// <summary>
/// The terms of a polynomial: in the order of <see cref="Term.Compare"/>, no product twice, no coefficient 0.
/// </summary>
internal static class TermList
{
    /// <summary>The sum of terms in any order; the array is sorted in place.</summary>
    public static Term[] Sum(Term[] terms)
    {
        Array.Sort(terms, Term.Compare);
        int last = -1;
        foreach (Term term in terms)
        {
            if (last >= 0 && Term.Compare(terms[last], term) == 0)
                terms[last] = term.With(checked(terms[last].Coefficient + term.Coefficient));
            else
                terms[++last] = term;
        }

        return terms.Take(last + 1).Where(t => t.Coefficient != 0).ToArray();
    }

    /// <summary>a + sign * b.</summary>
    public static Term[] Add(Term[] a, Term[] b, int sign)
    {
        var sum = new Term[a.Length + b.Length];
        int count = 0;
        for (int i = 0, j = 0; i < a.Length || j < b.Length;)
        {
            int order = i == a.Length ? 1 : j == b.Length ? -1 : Term.Compare(a[i], b[j]);
            Term next = order < 0
                ? a[i]
                : b[j].With(checked((order == 0 ? a[i].Coefficient : 0) + (sign * b[j].Coefficient)));
            if (next.Coefficient != 0)
                sum[count++] = next;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }

        Array.Resize(ref sum, count);
        return sum;
    }
}
