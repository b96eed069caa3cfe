using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Repairs;

/// <summary>A shape with another number of elements: one size of it is wrong, or one does not divide.</summary>
public sealed class ReshapedCount : Repair
{
    public override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation != "Reshape" || site.Operand(0) is not { } from
            || site.Program.ArgumentsOf(site.Step).FirstOrDefault(a => a.Name == "shape")?.Value is not { } value
            || Sizes(value) is not { Length: > 0 } sizes)
            yield break;
        int inferred = Array.FindIndex(sizes, s => s == -1);

        // Other libraries take the sizes of one example.
        if (inferred < 0 && from.Shape is { Rank: > 0 } whole && !whole[0].IsConstant
            && Dim.Product(sizes) == whole.Skip(1).Size)
            yield return WithExamples(site, sizes);
        for (int place = sizes.Length - 1; place >= 0; place--)
        {
            if (!sizes[place].IsConstant || sizes[place].Value <= 1 && place > 0)
                continue;
            if (inferred < 0 && Fitting(site, from.Shape, sizes, place) is { } right && right.Value > 1)
                yield return WithSize(site, sizes, place, right, or: " or -1");
        }

        // With -1 beside it, a number can be whatever the input has in the axes it joins.
        if (inferred == 0 && sizes.Length == 2 && from.Shape.Skip(1).Size is { IsConstant: true } rest)
            yield return WithSize(site, sizes, 1, rest, or: "");
        foreach (Proposal dividing in Dividing(site, from.Shape, sizes))
            yield return dividing;
    }

    internal static Dim[]? Sizes(ArgumentValue value) => value switch
    {
        ArgumentValue.Sizes sizes => [.. sizes.Values],
        ArgumentValue.Numbers numbers => numbers.Values.Select(n => (Dim)(long)n).ToArray(),
        _ => null,
    };

    /// <summary>What makes the count right in one place, or null where nothing does.</summary>
    private static Dim? Fitting(RepairSite site, Shape from, Dim[] sizes, int place)
    {
        Dim others = Dim.Product(sizes.Select((s, i) =>
            i == place ? Dim.One : s == Dim.Zero && i < from.Rank ? from[i] : s));
        return from.Size.DivideExactly(others) is { IsConstant: true } fitting ? fitting : null;
    }

    private static Proposal WithExamples(RepairSite site, Dim[] sizes)
    {
        Dim[] all = [-1, .. sizes];
        string list = string.Join(", ", all.Select(site.SizeText));
        return new Proposal(
            $"the examples are an axis too: write {(site.Spec.IsSequential ? $"Reshape({list})"
                : RepairSite.Call("Reshape", site.OperandText(0), list))}",
            SpecChange.Argument(site.Spec, site.Index, "shape", new ArgumentValue.Sizes(all.ToEquatableArray())),
            [new ModelEdit.Argument(site.Index, "shape", list)]);
    }

    private static Proposal WithSize(RepairSite site, Dim[] sizes, int place, Dim right, string or) => new(
        $"write {right}{or} instead of {sizes[place]}",
        SpecChange.Argument(site.Spec, site.Index, "shape", new ArgumentValue.Sizes(
            sizes.Select((s, i) => i == place ? right : s).ToEquatableArray())),
        [new ModelEdit.Size(site.Index, "shape", place, right.ToString())]);

    /// <summary>
    /// Two sizes side by side of which one is the other's share, rounded down (heads and their width, windows and their
    /// number): the nearest divisor instead.
    /// </summary>
    private static IEnumerable<Proposal> Dividing(RepairSite site, Shape from, Dim[] sizes)
    {
        for (int place = 0; place + 1 < sizes.Length; place++)
        {
            if (sizes[place] is not { IsConstant: true, Value: > 1 } a
                || sizes[place + 1] is not { IsConstant: true, Value: > 1 } b)
                continue;
            Dim others = Dim.Product(sizes.Where((_, i) => i != place && i != place + 1)
                .Select((s, i) => s == Dim.Zero && i < from.Rank ? from[i] : s));
            if (WholeOf(from, others, a.Value, b.Value) is not { } whole)
                continue;

            // Either may be the other's share: there are fewer heads than numbers in one.
            foreach ((long part, int at) in new[] { (a.Value, place), (b.Value, place + 1) }.OrderBy(p => p.Item1))
            {
                if (whole % part == 0 || whole / part != (at == place ? b.Value : a.Value))
                    continue;
                long divisor = NearestDivisor(whole, part);
                yield return new Proposal(
                    $"{part} does not divide {whole}: take a number that does, such as {divisor} with "
                    + $"{whole / divisor} in each, or let what gives the {whole} give {a.Value * b.Value}",
                    Divided(site, sizes, place, at, divisor, whole), []);
            }
        }
    }

    /// <summary>What both sizes should make: an axis of the input that their product falls short of.</summary>
    private static long? WholeOf(Shape from, Dim others, long a, long b) =>
        from.Size.DivideExactly(others) is { IsConstant: true } exact ? exact.Value
        : from.Where(d => d.IsConstant && d.Value > a * b && d.Value - (a * b) < Math.Max(a, b))
            .Select(d => (long?)d.Value).FirstOrDefault();

    private static ModelSpec Divided(RepairSite site, Dim[] sizes, int place, int at, long divisor, long whole)
    {
        Dim[] changed = sizes.ToArray();
        for (int i = 0; i + 1 < sizes.Length; i++)
        {
            // Windows cut both sides of an image: the same pair stands there twice.
            if (sizes[i] == sizes[place] && sizes[i + 1] == sizes[place + 1])
            {
                changed[at == place ? i : i + 1] = divisor;
                changed[at == place ? i + 1 : i] = whole / divisor;
            }
        }

        return SpecChange.Argument(
            site.Spec, site.Index, "shape", new ArgumentValue.Sizes(changed.ToEquatableArray()));
    }

    private static long NearestDivisor(long whole, long part)
    {
        for (long distance = 1; distance < whole; distance++)
        {
            foreach (long near in new[] { part - distance, part + distance })
            {
                if (near > 1 && whole % near == 0)
                    return near;
            }
        }

        return 1;
    }
}
