using Ml.Generators.Shapes;
using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

internal static partial class EdgeTable
{
    /// <summary>Every edge under a shape, over and over: what only moves numbers changes none of them.</summary>
    private static NumberArray Filled(params int[] shape) => new(
        shape, [.. Enumerable.Range(0, NumberArray.Count(shape)).Select(i => EdgeNumbers.Few[i * 5 % EdgeNumbers.Few.Length])]);

    /// <summary>Each element of the result stands somewhere in the operand, or is a number (null).</summary>
    private static EdgeCase Move(
        string name, int[] from, int[] to, Func<int[], int[]?> source, params (string, object)[] arguments) => new(
            name, [Filled(from)], x => Moved(x[0], to, source))
        {
            Arguments = arguments,
        };

    private static NumberArray Moved(NumberArray x, int[] to, Func<int[], int[]?> source, double number = 0) => new(
        to, [.. NumberArray.Indices(to).Select(index => source(index) is { } at ? x[at] : number)]);

    private static IEnumerable<EdgeCase> Moves() =>
    [
        Move("Reshape", [2, 3, 4], [4, 6], i => Split((i[0] * 6) + i[1], [2, 3, 4]), ("shape", new[] { 4, 6 })),
        Move("Flatten", [2, 3, 4], [2, 12], i => [i[0], i[1] / 4, i[1] % 4]),
        Move("Flatten", [2, 3, 4], [24], i => Split(i[0], [2, 3, 4]), ("from", 0)),
        Move("Transpose", [2, 3, 4], [4, 2, 3], i => [i[1], i[2], i[0]], ("order", new[] { 2, 0, 1 })),
        Move("SwapAxes", [2, 3, 4], [4, 3, 2], i => [i[2], i[1], i[0]], ("first", 0), ("second", 2)),
        Move("Squeeze", [3, 1, 5], [3, 5], i => [i[0], 0, i[1]], ("axis", 1)),
        Move("Unsqueeze", [3, 5], [3, 1, 5], i => [i[0], i[2]], ("axis", 1)),
        Move("BroadcastTo", [1, 7], [3, 7], i => [0, i[1]], ("shape", new[] { 3, 7 })),
        Move("Flip", [3, 7], [3, 7], i => [2 - i[0], 6 - i[1]], ("axes", new[] { 0, 1 })),
        Move("Roll", [3, 7], [3, 7], i => [i[0], (i[1] + 5) % 7], ("shift", 2), ("axis", 1)),
        Move("Repeat", [3, 4], [3, 8], i => [i[0], i[1] / 2], ("times", 2), ("axis", 1)),
        Move("Tile", [2, 3], [4, 9], i => [i[0] % 2, i[1] % 3], ("times", new[] { 2, 3 })),
        Move("PixelShuffle", [1, 8, 2, 3], [1, 2, 4, 6], i => [0, (i[1] * 4) + (i[2] % 2 * 2) + (i[3] % 2), i[2] / 2, i[3] / 2], ("factor", 2)),
        Move("PixelUnshuffle", [1, 2, 4, 6], [1, 8, 2, 3], i => [0, i[1] / 4, (i[2] * 2) + (i[1] % 4 / 2), (i[3] * 2) + (i[1] % 2)], ("factor", 2)),
        Move("ChannelShuffle", [2, 6, 3], [2, 6, 3], i => [i[0], (i[1] % 2 * 3) + (i[1] / 2), i[2]], ("groups", 2)),
        Move("Slice", [5, 7], [2, 3], i => [1 + (2 * i[0]), 2 + i[1]],
            ("starts", new Dim[] { 1, 2 }), ("ends", new Dim[] { 5, 5 }), ("steps", new[] { 2, 1 })),
        Move("Slice", [5, 7], [7], i => [3, i[0]], ("starts", new Dim[] { 3 }), ("ends", new Dim[] { 4 }), ("drop", new[] { 0 })) with { Written = "{0}[3]" },
        Move("Tril", [4, 5], [4, 5], i => i[1] <= i[0] + 1 ? i : null, ("diagonal", 1)),
        Move("Triu", [4, 5], [4, 5], i => i[1] >= i[0] - 1 ? i : null, ("diagonal", -1)),
        Move("Pad", [3, 5], [5, 8], Inside, ("before", new[] { 1, 2 }), ("after", new[] { 1, 1 })),
        Move("Pad", [3, 5], [5, 8], Inside, ("before", new[] { 1, 2 }), ("after", new[] { 1, 1 }), ("value", -2.5)) with
        {
            Value = x => Moved(x[0], [5, 8], Inside, -2.5),
        },
        .. Joined(), .. Looked(),
    ];

    private static int[] Split(int offset, int[] shape)
    {
        var index = new int[shape.Length];
        for (int axis = shape.Length - 1; axis >= 0; axis--)
            (index[axis], offset) = (offset % shape[axis], offset / shape[axis]);
        return index;
    }

    private static int[]? Inside(int[] index) => index[0] is >= 1 and < 4 && index[1] is >= 2 and < 7 ? [index[0] - 1, index[1] - 2] : null;

    private static IEnumerable<EdgeCase> Joined()
    {
        yield return new("Concat", [Filled(3, 4), Filled(3, 2)], x => Moved(x[0], [3, 6], i => i[1] < 4 ? i : null) is var left
            ? new([3, 6], [.. NumberArray.Indices([3, 6]).Select((i, n) => i[1] < 4 ? left.Data[n] : x[1][i[0], i[1] - 4])])
            : left)
        {
            Arguments = [("axis", 1)],
        };
        yield return new("Stack", [Filled(3, 4), Filled(3, 4)], x => new([3, 2, 4], [.. NumberArray.Indices([3, 2, 4]).Select(i => x[i[1]][i[0], i[2]])]))
        {
            Arguments = [("axis", 1)],
        };
        // Half of an axis gates the other; infinity times 0 has no answer.
        yield return new("Glu", [new([18, 36], [.. EdgeNumbers.Few.SelectMany(a => EdgeNumbers.Few.Select(_ => a).Concat(EdgeNumbers.Few))])], x => new(
            [18, 18], [.. NumberArray.Indices([18, 18]).Select(i => x[0][i[0], i[1]] * Ml.Runtime.Tests.Support.Reference.Sigmoid(x[0][i[0], i[1] + 18]))]))
        {
            Arguments = [("axis", 1)],
            Absolute = (_, _) => 1e-40,
        };
    }

    private static IEnumerable<EdgeCase> Looked()
    {
        NumberArray ids = EdgeNumbers.Vector(2, 0, 2, 1);
        yield return new("Take", [Filled(3, 5), ids], x => Moved(x[0], [4, 5], i => [(int)x[1].Data[i[0]], i[1]]))
        {
            Integers = [1],
            Arguments = [("axis", 0)],
        };
        yield return new("Embedding", [ids], x => Moved(x[1], [4, 5], i => [(int)x[0].Data[i[0]], i[1]]))
        {
            Integers = [0],
            Arguments = [("rows", 3), ("width", 5)],
            Parameters = [Filled(3, 5)],
        };
        NumberArray fixedRows = Filled(3, 5);
        // The padding row gives its numbers and takes no gradient.
        yield return new("Embedding", [ids], x => Moved(x[1], [4, 5], i => [(int)x[0].Data[i[0]], i[1]]))
        {
            Integers = [0],
            Arguments = [("rows", 3), ("width", 5), ("padding", 2)],
            Parameters = [Filled(3, 5)],
            Training = x => new([4, 5], [.. NumberArray.Indices([4, 5]).Select(i => (x[0].Data[i[0]] == 2 ? fixedRows : x[1])[(int)x[0].Data[i[0]], i[1]])]),
        };
        NumberArray bags = new([2, 3], [0, 2, 2, 1, 1, 0]);
        foreach ((string reduction, bool max) in ((string, bool)[])[("Mean", false), ("Sum", false), ("Mean", true)])
        {
            yield return new("EmbeddingBag", [bags], x => new([2, 5], [.. NumberArray.Indices([2, 5]).Select(i =>
            {
                double[] column = [.. Enumerable.Range(0, 3).Select(k => x[1][(int)x[0][i[0], k], i[1]])];
                return max ? column.Aggregate(Math.Max) : reduction == "Sum" ? column.Sum() : column.Average();
            })]))
            {
                Integers = [0],
                Arguments = [("rows", 3), ("width", 5), ("reduction", reduction), ("max", max)],
                Parameters = [Filled(3, 5)],
            };
        }

        yield return new("OneHot", [ids], x => new([4, 3], [.. NumberArray.Indices([4, 3]).Select(i => x[0].Data[i[0]] == i[1] ? 1.0 : 0)]))
        {
            Integers = [0],
            Arguments = [("classes", 3)],
        };
        yield return new("Range", [], _ => EdgeNumbers.Vector(0, 1, 2, 3, 4)) { Arguments = [("size", 5)] };
    }
}
