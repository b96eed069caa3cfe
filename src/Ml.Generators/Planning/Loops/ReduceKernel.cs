using Ml.Generators.Graph;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// Reductions over any axes of a space: an expression at every point, combined along the reduced axes, and an
/// expression on the outcome at every point of the kept ones.
/// </summary>
/// <remarks>
/// Where the contiguous axis is kept ("columns": bias gradients, channel statistics of NHWC) a register holds
/// neighbouring results and the loop runs down the reduced axes. Where it is reduced ("rows") a register holds
/// neighbouring elements and is combined across at the end. Long sums are cut into runs that are added up with what
/// rounding cuts off, so that the error does not grow with the length. A result must not share memory with an input.
/// </remarks>
public sealed class ReduceKernel : LoopKernel
{
    /// <summary>Neighbouring results that one item computes: four of the widest registers, a cache line each.</summary>
    public const int ColumnBlock = 64;

    // Where there are few results in all, an item is one cache line of each row, so that there is work for several
    // threads.
    private const int NarrowBlock = 16;

    /// <param name="reduced">Axes of the space; outputs have stride 0 along them, and so have inputs that
    /// <paramref name="after"/> reads.</param>
    /// <param name="before">Gives the sources of the reductions.</param>
    /// <param name="after">Reads the results of the reductions and gives the outputs.</param>
    public ReduceKernel(
        string recipe, Shape space, IReadOnlyCollection<int> reduced, Expression before,
        IReadOnlyList<ReducedValue> reductions, Expression after, IReadOnlyList<LoopInput> inputs,
        IReadOnlyList<LoopStore> outputs)
        : base(recipe, space, inputs, outputs)
    {
        Before = before;
        Reductions = reductions;
        After = after;
        LoopNest nest = NestOf(reduced);
        Inner = ChooseInner(nest);
        LoopAxis[] others = nest.Axes.Where(a => !ReferenceEquals(a, Inner)).ToArray();
        Kept = others.Where(a => !a.IsReduced).ToArray();
        Reduced = others.Where(a => a.IsReduced).ToArray();
        // Axes of size one have left the nest; a sum of one element is still a sum.
        if (Reduced.Count == 0 && IsColumns)
            Reduced = [new LoopAxis(Dim.One, Inner.Strides.Select(_ => Dim.Zero).ToEquatableArray(), IsReduced: true)];
    }

    public Expression Before { get; }

    public IReadOnlyList<ReducedValue> Reductions { get; }

    public Expression After { get; }

    /// <summary>The axis that runs over vectors.</summary>
    public LoopAxis Inner { get; }

    /// <summary>The other axes that are kept, outermost first: they number the items.</summary>
    public IReadOnlyList<LoopAxis> Kept { get; }

    /// <summary>The other axes that are reduced, outermost first.</summary>
    public IReadOnlyList<LoopAxis> Reduced { get; }

    public bool IsColumns => !Inner.IsReduced;

    /// <summary>Neighbouring results of one item, where those are columns.</summary>
    public int Block =>
        Kept.Count == 0 && Inner.Size is { IsConstant: true, Value: <= 2 * ColumnBlock } ? NarrowBlock : ColumnBlock;

    public override string Summary =>
        $"{string.Join(" and ", Reductions.Select(r => r.Reduction.ToString()).Distinct())} over axes of {Space}.";

    public override Dim Items => LoopNest.CountOf(Kept)
        * (IsColumns ? (Inner.Size + (Block - 1)).FloorDivide(Block) : Dim.One);

    public override Dim WorkPerItem => LoopNest.CountOf(Reduced)
        * (!IsColumns ? Inner.Size : Inner.Size.IsConstant ? Math.Min(Block, Inner.Size.Value) : Block)
        * (Inputs.Count + Reductions.Count + Work.Of(Before.Nodes));

    public override IEnumerable<Dim> Sizes => base.Sizes.Concat(Before.Sizes).Concat(After.Sizes);

    /// <summary>Whether an input is read along the reduced axes, rather than once per result.</summary>
    public bool IsReadBefore(int input) =>
        Before.Inputs.Concat(Reductions.Select(r => r.Source)).Contains(Inputs[input].Value);

    // The axis along which most inputs are contiguous; a kept one if that leaves a choice.
    private LoopAxis ChooseInner(LoopNest nest) => nest.Axes.Reverse().OrderByDescending(axis =>
        (axis.Strides.Take(Inputs.Count).Count(s => s == Dim.One) * 10)
        + (axis.Strides.Skip(Inputs.Count).Any(s => s == Dim.One) ? 5 : 0)).First();
}
