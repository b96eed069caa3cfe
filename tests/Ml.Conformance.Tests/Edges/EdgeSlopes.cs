using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

/// <summary>Where a gradient may lie. NaN never lies anywhere; an infinite end lets infinities in.</summary>
/// <param name="IsExact">Known by a formula and not by differences.</param>
internal readonly record struct Allowed(double Low, double High, bool IsOpen = false, bool IsExact = false)
{
    /// <summary>What no formula says.</summary>
    public static Allowed Anything { get; } = new(double.NegativeInfinity, double.PositiveInfinity, IsOpen: true);

    /// <summary>A number or an infinity, but not NaN.</summary>
    public static Allowed NotNaN { get; } = new(double.NegativeInfinity, double.PositiveInfinity);

    /// <summary>A number.</summary>
    public static Allowed Number { get; } = new(-float.MaxValue, float.MaxValue);

    public static Allowed Exactly(double value) => new(value, value, IsExact: true);

    public bool Holds(double gradient, EdgeCase c)
    {
        if (IsOpen)
            return true;
        double nearest = Math.Min(Math.Abs(Low), Math.Abs(High));
        double slack = IsExact ? (c.SlopeRelative * nearest) + c.SlopeAbsolute : c.SlopeSlack * Math.Max(1, nearest);
        double low = (float)Low, high = (float)High;
        return (gradient >= low - slack || gradient == low) && (gradient <= high + slack || gradient == high);
    }
}

/// <summary>
/// What the gradients of a case are to be, from its formula: the exact slope where the case states one; elsewhere the
/// difference quotients from the left and from the right, which agree where the formula is smooth. At a kink every slope
/// between the two is right, where only a result or only one side is finite any but NaN is. What leads to no used result
/// has the gradient 0.
/// </summary>
internal sealed class EdgeSlopes
{
    private readonly EdgeCase _case;
    private readonly Func<NumberArray[], NumberArray> _formula;
    private readonly NumberArray[] _at;
    private readonly NumberArray _result;
    private readonly NumberArray _elements;

    public EdgeSlopes(EdgeCase c)
    {
        (_case, _formula, _at) = (c, c.Elements ?? c.Training ?? c.Value, c.All);
        _elements = _formula(_at);
        _result = c.Elements is null ? _elements : c.Value(_at);
    }

    public NumberArray Result => _result;

    /// <summary>1 where the result, and all it depends on, is finite and not so large that it would hide the others.</summary>
    public NumberArray FiniteResults()
    {
        var use = new NumberArray(_result.Shape);
        for (int o = 0; o < use.Data.Length; o++)
            use.Data[o] = Math.Abs(_result.Data[o]) < 1e5 ? 1 : 0;
        for (int tensor = 0; tensor < _at.Length; tensor++)
        {
            for (int i = 0; i < _at[tensor].Data.Length; i++)
            {
                if (double.IsFinite(_at[tensor].Data[i]))
                    continue;
                foreach (int o in Readers(tensor, i))
                    use.Data[o] = 0;
            }
        }

        return use;
    }

    /// <summary>Where d loss / d tensor may lie, element by element.</summary>
    public Allowed[] Of(int tensor, NumberArray use, NumberArray upstream) => _case.IsElementwise
        ? [.. Enumerable.Range(0, _at[tensor].Data.Length).Select(i => _case.Elements is null
            ? OfElement(tensor, i, use.Data[i] > 0, upstream.Data[i])
            : OfElement(tensor, i, use.Data[0] > 0, upstream.Data[0] * _case.Share))]
        : [.. Enumerable.Range(0, _at[tensor].Data.Length).Select(i => OfSum(tensor, i, use, upstream))];

    private Allowed OfElement(int tensor, int i, bool isUsed, double upstream)
    {
        if (!isUsed)
            return Allowed.Exactly(0);
        double[] at = [.. _at.Select(t => t.Data[i])];
        if (at.Any(double.IsNaN) || double.IsNaN(_elements.Data[i]))
            return Allowed.Anything;
        if (_case.Slope is not { } slope)
            return Between([.. at.Select(x => new NumberArray([1], [x]))], tensor, 0, [(0, upstream)], _elements.Data[i]);
        double expected = slope(tensor, at);
        return double.IsNaN(expected) ? Allowed.Anything : Allowed.Exactly(expected == 0 ? 0 : expected * upstream);
    }

    private Allowed OfSum(int tensor, int i, NumberArray use, NumberArray upstream)
    {
        (int, double)[] readers =
            [.. Readers(tensor, i).Where(o => use.Data[o] > 0).Select(o => (o, upstream.Data[o]))];
        return readers.Length == 0 ? Allowed.Exactly(0) : Between(_at, tensor, i, readers, null);
    }

    private Allowed Between(NumberArray[] at, int tensor, int i, (int Result, double Upstream)[] readers, double? known)
    {
        double[] data = at[tensor].Data;
        double x = data[i], step = _case.Step * Math.Max(_case.Scale, Math.Abs(x));
        if (double.IsNaN(x) || readers.Any(r => double.IsNaN(known ?? _result.Data[r.Result])))
            return Allowed.Anything;
        if (double.IsInfinity(x))
            return readers.All(r => double.IsFinite(known ?? _result.Data[r.Result])) ? Allowed.Number : Allowed.NotNaN;
        if (readers.Any(r => !double.IsFinite(known ?? _result.Data[r.Result])))
            return Allowed.Anything;
        NumberArray here = known is null ? _result : _formula(at), up = At(x + step), down = At(x - step);
        double low = 0, high = 0;
        foreach ((int o, double upstream) in readers)
        {
            double left = upstream * (here.Data[o] - down.Data[o]) / step, right = upstream * (up.Data[o] - here.Data[o]) / step;
            if (!double.IsFinite(left) || !double.IsFinite(right))
                return Allowed.NotNaN;
            bool isSmooth = Math.Abs(left - right) <= 1e-3 * Math.Max(1e-2, Math.Abs(left) + Math.Abs(right));
            low += isSmooth ? (left + right) / 2 : Math.Min(left, right);
            high += isSmooth ? (left + right) / 2 : Math.Max(left, right);
        }

        return new(low, high);

        NumberArray At(double value)
        {
            data[i] = value;
            NumberArray result = _formula(at);
            data[i] = x;
            return result;
        }
    }

    // The results that an element can change: found by moving it far to either side, at regular numbers and at those that
    // are there.
    private int[] Readers(int tensor, int i) => _case.Elements is not null ? [0] : _case.IsElementwise ? [i] : (_readers ??= FindReaders())[tensor][i];

    private int[][][]? _readers;

    private int[][][] FindReaders()
    {
        HashSet<int>[][] found = [.. _at.Select(t => t.Data.Select(_ => new HashSet<int>()).ToArray())];
        foreach (int seed in (int[])[31, 62, 93])
        {
            NumberArray[] regular =
            [
                .. _at.Select((t, k) => IsWhole(k) ? t : EdgeNumbers.Regular(seed + k, t.Shape)),
            ];
            for (int k = 0; k < _at.Length; k++)
            {
                if (IsWhole(k))
                    continue;
                int tensor = k;
                Move(regular, k, found[k]);
                Move([.. _at.Select((t, other) => other == tensor ? regular[other] : Tame(t))], k, found[k]);
            }
        }

        return [.. found.Select(t => t.Select(f => f.Order().ToArray()).ToArray())];
    }

    private void Move(NumberArray[] at, int tensor, HashSet<int>[] found)
    {
        double[] before = _formula(at).Data, data = at[tensor].Data;
        for (int i = 0; i < data.Length; i++)
        {
            double x = data[i];
            foreach (double other in (double[])[x + 0.37, 50, -50])
            {
                data[i] = other;
                double[] after = _formula(at).Data;
                found[i].UnionWith(Enumerable.Range(0, after.Length).Where(o => !after[o].Equals(before[o])));
            }

            data[i] = x;
        }
    }

    private static NumberArray Tame(NumberArray t) => new(t.Shape, [.. t.Data.Select(x => double.IsFinite(x) ? x : 0.5)]);

    private bool IsWhole(int tensor) => tensor < _case.Operands.Length && !_case.IsFloat(tensor);
}
