using Ml.Generators.Shapes;

namespace Ml.Generators.Ops.Composites;

/// <summary>Another shape for the same elements.</summary>
public sealed class Reshape : SingleComposite
{
    public override Signature Signature { get; } = new(
        "Reshape", Forms.Layer | Forms.Function,
        "Gives the same elements another shape.", "the same elements in row-major order",
        "any shape to the named one, which has as many elements")
    {
        Operands = [new Operand("x", "The input.", "any")],
        ResultElement = "same",
        Arguments =
        [
            new Argument(
                "shape", ArgumentKind.Sizes, null,
                "All sizes of the result, the batch included. One may be -1: it is inferred. 0 keeps the size of that "
                + "axis.",
                IsParams: true),
        ],
    };

    protected override Expr Apply(LayerContext layer)
    {
        Expr x = layer.Operand();
        Dim[] sizes = layer.Sizes("shape");
        for (int axis = 0; axis < sizes.Length; axis++)
        {
            if (sizes[axis] == Dim.Zero && axis < x.Rank)
                sizes[axis] = x.Shape[axis];
        }

        int open = sizes.Count(s => s == -1);
        if (open > 1)
        {
            throw LayerContext.Mismatch(
                ProblemIds.ElementCount,
                $"'{layer.Name}' infers one size of -1, but is given {open}; {layer.Giver()} gives {x.Shape}",
                "name the others: 0 keeps the size of that axis", argument: "shape");
        }

        int inferred = Array.FindIndex(sizes, s => s == -1);
        if (inferred >= 0)
            sizes[inferred] = Rest(layer, x.Shape, sizes.Where((_, i) => i != inferred));
        return x.Reshape(layer.Sized(sizes));
    }

    private static Dim Rest(LayerContext layer, Shape from, IEnumerable<Dim> named)
    {
        Dim product = Dim.Product(named);
        return from.Size.DivideExactly(product) ?? throw LayerContext.Mismatch(
            ProblemIds.ElementCount,
            $"'{layer.Name}' cannot infer -1: {layer.Giver()} gives {from}, which is {from.Size} elements, not a "
            + $"multiple of {product}",
            "name sizes whose product divides the number of elements", argument: "shape");
    }
}
