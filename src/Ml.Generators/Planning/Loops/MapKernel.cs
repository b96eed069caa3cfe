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
    /// <summary>Rows and columns of a tile: rows fill a cache line of the input.</summary>
    public const int TileRows = 16, TileColumns = 64;

    // Rows of a transpose that are shorter than this find their cache lines again in the next row.
    private const long ShortRow = 256;

    // Less than this inside one item is not worth cutting finer.
    private const long EnoughForAnItem = 4 * RunBlock;

    public MapKernel(
        string recipe, Shape space, Expression expression, IReadOnlyList<LoopInput> inputs,
        IReadOnlyList<LoopStore> outputs)
        : base(recipe, space, inputs, outputs)
    {
        Expression = expression;
        Nest = ChooseInner(NestOf([]));
        if (CrossAxis() is { } cross)
        {
            Nest = Nest.WithInner(cross).WithInner(Nest.Inner);
            IsTiled = true;
            ItemAxes = Nest.Axes.Count - 2;
            return;
        }

        ItemAxes = CountItemAxes(Nest);
        bool isWhole = LoopNest.CountOf(Nest.Axes.Skip(ItemAxes)) is { IsConstant: true, Value: <= EnoughForAnItem };
        InnerIsBlocked = ItemAxes == Nest.Axes.Count - 1 && !isWhole;
    }

    public Expression Expression { get; }

    /// <summary>The loops; the innermost one runs over vectors.</summary>
    public LoopNest Nest { get; }

    /// <summary>
    /// Whether an input is contiguous along another axis than the results (a transpose) and too large to stay in the
    /// first cache: the two innermost axes are walked in tiles, an item being <see cref="TileRows"/> rows of results.
    /// </summary>
    public bool IsTiled { get; }

    /// <summary>How many of the outermost loops number the items.</summary>
    public int ItemAxes { get; }

    /// <summary>
    /// Whether the innermost loop is cut into blocks of <see cref="LoopKernel.RunBlock"/>, an item each.
    /// </summary>
    public bool InnerIsBlocked { get; }

    public override string Summary => Expression.Nodes.Count == 0
        ? $"Moves {Space}."
        : string.Join(
            ", ", Expression.Nodes.Where(n => n.Operation is MapOperation).Select(n => n.Operation.Name).Distinct())
            + $" over {Space}.";

    private LoopAxis Rows => Nest.Axes[Nest.Axes.Count - 2];

    public override Dim Items => IsTiled
        ? LoopNest.CountOf(Nest.Axes.Take(ItemAxes)) * (Rows.Size + (TileRows - 1)).FloorDivide(TileRows)
        : LoopNest.CountOf(Nest.Axes.Take(ItemAxes))
        * (InnerIsBlocked ? (Nest.Inner.Size + (RunBlock - 1)).FloorDivide(RunBlock) : Dim.One);

    public override Dim WorkPerItem =>
        (IsTiled ? Nest.Inner.Size * TileRows : InnerIsBlocked ? RunBlock : LoopNest.CountOf(Nest.Axes.Skip(ItemAxes)))
        * (Inputs.Count + Outputs.Count + Work.Of(Expression.Nodes));

    public override IEnumerable<Dim> Sizes => base.Sizes.Concat(Expression.Sizes);

    // Results decide: the axis along which most of them, then most inputs, are contiguous.
    private LoopNest ChooseInner(LoopNest nest)
    {
        LoopAxis best = nest.Axes.Reverse().OrderByDescending(axis =>
            (axis.Strides.Skip(Inputs.Count).Count(s => s == Dim.One) * 1000)
            + axis.Strides.Take(Inputs.Count).Count(s => s == Dim.One || s == Dim.Zero)).First();
        return nest.WithInner(best);
    }

    // The axis along which an input is contiguous that is far apart along the innermost one.
    private LoopAxis? CrossAxis() => Nest.Inner.Size is { IsConstant: true, Value: <= ShortRow }
        ? null
        : Enumerable.Range(0, Inputs.Count)
            .Where(i => Inputs[i] is LoopLoad && Nest.Inner.Strides[i] != Dim.Zero && Nest.Inner.Strides[i] != Dim.One)
            .Select(i => Nest.Axes.FirstOrDefault(a => a.Strides[i] == Dim.One))
            .FirstOrDefault(a => a is not null);

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
