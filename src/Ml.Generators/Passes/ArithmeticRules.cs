using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Passes;

/// <summary>
/// Neutral elements, signs, powers. x * 0 stays: it is NaN where x is not finite, and a check must be able to see that.
/// </summary>
internal static class ArithmeticRules
{
    public static IReadOnlyList<Simplify.Rule> All { get; } =
    [
        Neutral, // x + 0, x - 0, x * 1, x / 1 -> x
        Sign, // -(-x) -> x, 0 - x -> -x, x * -1 -> -x, x + -y -> x - y, x - -y -> x + y
        Powers, // x^0 -> 1, x^1 -> x, x^2 -> x * x, x^0.5 -> sqrt(x), x^-1 -> 1 / x
        Choice, // not c ? x : y -> c ? y : x; c ? x : x -> x; true ? x : y -> x; false ? x : y -> y
        Logic, // x & true -> x, x & false -> false, x | true -> true, x | false -> x, not not x -> x
        NoGradient, // StopGradient(x) -> x, WithSlope(x, ..) -> x, and casts to the type that is there
    ];

    private static Expr? Neutral(Site s) => s.Operation switch
    {
        Add when s.Is(1, 0) => s.Stretched(0),
        Add when s.Is(0, 0) => s.Stretched(1),
        Subtract when s.Is(1, 0) => s.Stretched(0),
        Multiply when s.Is(1, 1) => s.Stretched(0),
        Multiply when s.Is(0, 1) => s.Stretched(1),
        Divide when s.Is(1, 1) => s.Stretched(0),
        _ => null,
    };

    private static Expr? Sign(Site s) => s.Operation switch
    {
        Negate when s.Giver(0) is Negate => s.Inner(0),
        Subtract when s.Is(0, 0) => -s.Stretched(1),
        Multiply when s.Is(1, -1) => -s.Stretched(0),
        Multiply when s.Is(0, -1) => -s.Stretched(1),
        Add when s.Giver(1) is Negate => s[0] - s.Inner(1),
        Add when s.Giver(0) is Negate => s[1] - s.Inner(0),
        Subtract when s.Giver(1) is Negate => s[0] + s.Inner(1),
        _ => null,
    };

    private static Expr? Powers(Site s) => s.Operation is not Power ? null
        : s.Is(1, 0) ? s.Number(1).BroadcastTo(s.Type.Shape)
        : s.Is(1, 1) ? s.Stretched(0)
        : s.Is(1, 2) ? s.Stretched(0).Square()
        : s.Is(1, 0.5) ? s.Stretched(0).Sqrt()
        : s.Is(1, -1) ? 1 / s.Stretched(0)
        : null;

    private static Expr? Choice(Site s) => s.Operation is not Select ? null
        : s.Giver(0) is Not ? s.Inner(0).Select(s[2], s[1])
        : s[1].Value == s[2].Value || s.Is(0, 1) ? s.Stretched(1)
        : s.Is(0, 0) ? s.Stretched(2)
        : null;

    private static Expr? Logic(Site s)
    {
        if (s.Operation is Not)
            return s.Giver(0) is Not ? s.Inner(0) : null;
        if (s.Operation is not (And or Or) || s.Type.Element != ElementType.Bool)
            return null;
        // What leaves the other operand as it is; its opposite settles the result.
        int neutral = s.Operation is And ? 1 : 0;
        return s.Is(0, neutral) ? s.Stretched(1)
            : s.Is(1, neutral) ? s.Stretched(0)
            : s.Is(0, 1 - neutral) || s.Is(1, 1 - neutral) ? s.Number(1 - neutral).BroadcastTo(s.Type.Shape)
            : null;
    }

    private static Expr? NoGradient(Site s) => s.Operation switch
    {
        StopGradient or WithSlope => s[0],
        Cast cast when cast.To == s[0].Element => s[0],
        _ => null,
    };
}
