using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// One scalar expression at every point of a space. Also every copy that moves elements: with no map nodes the bits are
/// moved unchanged.
/// </summary>
/// <remarks>A result may share memory with an input of the same strides.</remarks>
public sealed class MapKernel : LoopKernel
{
    // Less than this inside one item is not worth cutting finer.
    private const long EnoughForAnItem = 4 * RunBlock;

    public MapKernel(
        string recipe, Shape space, Expression expression, IReadOnlyList<LoopInput> inputs, IReadOnlyList<LoopStore> outputs)
        : base(recipe, space, inputs, outputs)
    {
        Expression = expression;
        Nest = ChooseInner(NestOf([]));
        ItemAxes = CountItemAxes(Nest);
        bool isWhole = LoopNest.CountOf(Nest.Axes.Skip(ItemAxes)) is { IsConstant: true, Value: <= EnoughForAnItem };
        InnerIsBlocked = ItemAxes == Nest.Axes.Count - 1 && !isWhole;
    }

    public Expression Expression { get; }

    /// <summary>The loops; the innermost one runs over vectors.</summary>
    public LoopNest Nest { get; }

    /// <summary>How many of the outermost loops number the items.</summary>
    public int ItemAxes { get; }

    /// <summary>Whether the innermost loop is cut into blocks of <see cref="LoopKernel.RunBlock"/>, an item each.</summary>
    public bool InnerIsBlocked { get; }

    public override string Summary => Expression.Nodes.Count == 0
        ? $"Moves {Space}."
        : $"{string.Join(", ", Expression.Nodes.Where(n => n.Operation is MapOperation).Select(n => n.Operation.Name).Distinct())} over {Space}.";

    public override Dim Items => LoopNest.CountOf(Nest.Axes.Take(ItemAxes))
        * (InnerIsBlocked ? (Nest.Inner.Size + (RunBlock - 1)).FloorDivide(RunBlock) : Dim.One);

    public override Dim WorkPerItem => (InnerIsBlocked ? RunBlock : LoopNest.CountOf(Nest.Axes.Skip(ItemAxes)))
        * (Inputs.Count + Outputs.Count + Work.Of(Expression.Nodes));

    public override IEnumerable<Dim> Sizes => base.Sizes.Concat(Work.SizesOf(Expression.Nodes));

    // Results decide: the axis along which most of them, then most inputs, are contiguous.
    private LoopNest ChooseInner(LoopNest nest)
    {
        LoopAxis best = nest.Axes.Reverse().OrderByDescending(axis =>
            (axis.Strides.Skip(Inputs.Count).Count(s => s == Dim.One) * 1000)
            + axis.Strides.Take(Inputs.Count).Count(s => s == Dim.One || s == Dim.Zero)).First();
        return nest.WithInner(best);
    }

    private static int CountItemAxes(LoopNest nest)
    {
        int count = Math.Min(1, nest.Axes.Count - 1);
        while (count < nest.Axes.Count - 1
            && LoopNest.CountOf(nest.Axes.Skip(count)) is not { IsConstant: true, Value: <= EnoughForAnItem })
        {
            count++;
        }

        return count;
    }
}
