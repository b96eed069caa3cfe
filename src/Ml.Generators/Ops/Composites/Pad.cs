using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops.Composites;

/// <summary>A border of one number.</summary>
public sealed class Pad : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Pad", Forms.Function,
        "Puts a number before and after the elements of each axis.",
        "x inside, the value around it",
        "[a, ..] to [before + a + after, ..]")
    {
        Operands = [new Operand("x", "The input.", "number")],
        ResultElement = "same",
        Arguments =
        [
            new Argument("before", ArgumentKind.Sizes, null, "How many before, for each axis."),
            new Argument("after", ArgumentKind.Sizes, null, "How many after, for each axis."),
            Argument.Number("value", 0, "The number."),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        Dim[] before = layer.Sizes("before"), after = layer.Sizes("after");
        if (before.Length != x.Rank || after.Length != x.Rank)
        {
            throw LayerContext.Mismatch(
                ProblemIds.Rank,
                $"'{layer.Name}' was given {before.Length} and {after.Length} numbers, but {layer.Giver()} gives "
                + $"{x.Shape}",
                $"give {x.Rank} numbers each", argument: before.Length != x.Rank ? "before" : "after");
        }

        foreach ((string name, Dim[] sizes) in new[] { ("before", before), ("after", after) })
        {
            if (Array.Find(sizes, s => s.IsConstant && s.Value < 0) is { } negative)
            {
                throw LayerContext.Mismatch(
                    ProblemIds.ArgumentRange, $"'{name}' of '{layer.Name}' must be at least 0, but is {negative}",
                    "cut elements off with a slice, such as x[1..^1]", argument: name);
            }
        }

        return x.With(new Primitives.Pad(
            before.ToEquatableArray(), after.ToEquatableArray(), before.Select(_ => 1).ToEquatableArray(),
            layer.Number("value", x.Element)));
    }
}
