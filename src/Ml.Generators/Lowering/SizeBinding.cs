using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// What the named sizes of a model are where it is used as a layer: found by matching its declared inputs.
/// </summary>
internal static class SizeBinding
{
    /// <exception cref="ShapeMismatchException">An operand does not match the declared input.</exception>
    public static Dictionary<string, Dim> Bind(ModelSpec model, IReadOnlyList<Expr> operands, Func<int, string> giver)
    {
        Dictionary<string, Dim> sizes = new(StringComparer.Ordinal);
        if (operands.Count != model.Inputs.Count)
        {
            throw new ShapeMismatchException(
                ProblemIds.Rank, $"'{model.Name}' takes {model.Inputs.Count} inputs, but is given {operands.Count}");
        }

        // Plain names first, so that "2 * time" can be checked whatever the order; then what only such sums name.
        ForEachSize(model, operands, giver, (declared, actual, _) =>
        {
            if (IsName(declared) && !sizes.ContainsKey(declared.ToString()))
                sizes[declared.ToString()] = actual;
        });
        ForEachSize(model, operands, giver, (declared, actual, _) =>
        {
            string[] open = declared.Names.Where(n => !sizes.ContainsKey(n)).ToArray();
            if (open.Length == 1 && Solve(declared, open[0], actual, sizes) is { } size)
                sizes[open[0]] = size;
        });
        ForEachSize(model, operands, giver, (declared, actual, input) =>
        {
            Dim expected = declared.Substitute(name => sizes.TryGetValue(name, out Dim? size) ? size : null);
            if (operands[input].Builder.Shapes.Unify(expected, actual, $"'{model.Name}' declares {declared}") is null)
                throw Mismatch(model, operands, giver, input);
        });
        return sizes;
    }

    private static void ForEachSize(
        ModelSpec model, IReadOnlyList<Expr> operands, Func<int, string> giver, Action<Dim, Dim, int> visit)
    {
        for (int i = 0; i < operands.Count; i++)
        {
            Shape declared = model.Inputs[i].Shape ?? operands[i].Shape;
            if (declared.Rank != operands[i].Rank || model.Inputs[i].Element != operands[i].Element)
                throw Mismatch(model, operands, giver, i);
            for (int axis = 0; axis < declared.Rank; axis++)
                visit(declared[axis], operands[i].Shape[axis], i);
        }
    }

    private static ShapeMismatchException Mismatch(
        ModelSpec model, IReadOnlyList<Expr> operands, Func<int, string> giver, int input)
    {
        InputSpec declared = model.Inputs[input];
        var type = new TensorType(declared.Element, declared.Shape ?? Shape.Scalar);
        return new ShapeMismatchException(
            ProblemIds.InnerSizes,
            $"'{model.Name}' takes {declared.Name} {type}, but {giver(input)} gives {operands[input].Type}",
            $"declare '{declared.Name}' of '{model.Name}' as {operands[input].Type}, or let {giver(input)} give {type}",
            operand: input, expected: type.ToString());
    }

    /// <summary>
    /// What a name stands for where a multiple of it and more make a size; null where that does not divide.
    /// </summary>
    private static Dim? Solve(Dim declared, string name, Dim actual, IReadOnlyDictionary<string, Dim> sizes)
    {
        Dim At(long value) => declared.Substitute(
            n => n == name ? value : sizes.TryGetValue(n, out Dim? size) ? size : null);
        Dim rest = At(0), factor = At(1) - rest;
        return At(2) - rest == factor * 2 ? (actual - rest).DivideExactly(factor) : null;
    }

    private static bool IsName(Dim size) =>
        size.Terms.Count == 1 && size.Terms[0].Coefficient == 1 && size.Terms[0].Factors.Count == 1
        && size.Terms[0].Factors[0] is NamedSize;
}
