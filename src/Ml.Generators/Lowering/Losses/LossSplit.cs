using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Lowering.Losses;

/// <summary>Takes a loss apart: sums into addends, numbers into weights, each addend into a sum and a count.</summary>
internal sealed class LossSplit(GraphBuilder builder, BatchAlgebra algebra, Dim examples)
{
    // A loss of more addends was written by a loop: it has one figure.
    private const int Most = 32;

    public IReadOnlyList<LossLeaf> Of(Value loss)
    {
        LossLeaf[] leaves = Split(loss, 1).Take(Most + 1).ToArray();
        return leaves.Length <= Most ? leaves : [Leaf(loss, 1)];
    }

    /// <summary>The loss as one addend.</summary>
    public LossLeaf Whole(Value loss) => Leaf(loss, 1);

    private IEnumerable<LossLeaf> Split(Value value, double weight)
    {
        IReadOnlyList<Value> x = value.Producer.Operands;
        bool isWhole = builder.NoteOf(value) is not null;
        return value.Producer.Operation switch
        {
            _ when isWhole => [Leaf(value, weight)],
            Add when IsAffine(value) => [Leaf(value, weight)],
            Subtract when IsAffine(value) => [Leaf(value, weight)],
            Add => Split(x[0], weight).Concat(Split(x[1], weight)),
            Subtract => Split(x[0], weight).Concat(Split(x[1], -weight)),
            Negate => Split(x[0], -weight),
            Multiply when Number(x[1]) is { } factor => Split(x[0], weight * factor),
            Multiply when Number(x[0]) is { } factor => Split(x[1], weight * factor),
            Multiply when algebra[x[1]] is BatchPart.Same =>
                Split(x[0], weight).Select(l => Scaled(l, y => y * Expr(x[1]))),
            Multiply when algebra[x[0]] is BatchPart.Same =>
                Split(x[1], weight).Select(l => Scaled(l, y => y * Expr(x[0]))),
            Divide when algebra[value] is BatchPart.Mean && algebra[x[0]] is BatchPart.Total => [Leaf(value, weight)],
            Divide when Number(x[1]) is { } divisor => Split(x[0], weight / divisor),
            Divide when algebra[x[1]] is BatchPart.Same =>
                Split(x[0], weight).Select(l => Scaled(l, y => y / Expr(x[1]))),
            _ => [Leaf(value, weight)],
        };
    }

    /// <summary>Whether one side is a number for all batches, and the whole a mean nevertheless: 1 - Mean(x).</summary>
    private bool IsAffine(Value value) => algebra[value] is BatchPart.Mean
        && value.Producer.Operands.Any(o => algebra[o] is BatchPart.Same);

    private LossLeaf Leaf(Value value, double weight) => algebra[value] switch
    {
        _ when builder.NoteOf(value) is { } note && value.Shape.Rank == 0 => new LossLeaf(
            value, weight, note.IsMean ? LossReduction.Mean : LossReduction.Sum, !note.IsMean, note.Count, note.Size,
            value),
        BatchPart.Mean { Sum: { } sum } mean => new LossLeaf(
            sum, weight, LossReduction.Mean, IsSum: true, mean.Count, mean.Size ?? Dim.Zero, value),
        BatchPart.Mean mean => new LossLeaf(
            value, weight, LossReduction.Mean, IsSum: false, mean.Count, mean.Size ?? Dim.Zero, value),
        BatchPart.Total => new LossLeaf(value, weight, LossReduction.Sum, IsSum: true, null, examples, value),
        BatchPart.Same => new LossLeaf(value, weight, LossReduction.Mean, IsSum: false, null, examples, value),
        _ => new LossLeaf(value, weight, LossReduction.PerBatch, IsSum: false, null, examples, value),
    };

    private LossLeaf Scaled(LossLeaf leaf, Func<Expr, Expr> scale) =>
        leaf with { Value = scale(Expr(leaf.Value)).Value };

    private Expr Expr(Value value) => new(builder, value);

    private static double? Number(Value value) => value.Producer.Operation is ConstantLeaf { Number: not 0 } number
        ? number.Number : null;
}
