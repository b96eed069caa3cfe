using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// The position of the largest (or smallest) element along an axis, the first of a tie; NaN counts as the most extreme.
/// </summary>
public sealed class ArgReduceKernel : LoopKernel
{
    /// <param name="axis">The axis of the space that is searched; the output has stride 0 along it.</param>
    /// <param name="before">An expression whose only result is searched; <see cref="Expression.Identity"/> of the input
    /// if there is none.</param>
    public ArgReduceKernel(
        string recipe, Shape space, int axis, bool largest, Expression before, IReadOnlyList<LoopInput> inputs,
        LoopStore result)
        : base(recipe, space, inputs, [result])
    {
        Largest = largest;
        Before = before;
        Along = new LoopAxis(
            space[axis], Specs.EquatableArray.ToEquatableArray(
                inputs.Select(i => i.Strides).Append(result.Strides).Select(s => s[axis])), IsReduced: true);
        Kept = NestOf([axis]).Axes.Where(a => !a.IsReduced && a.Size != Dim.One).ToArray();
        // Registers hold neighbouring results where those are contiguous and the searched axis is not.
        LoopAxis? last = Kept.LastOrDefault();
        IsColumns = last is not null && last.Strides[inputs.Count] == Dim.One
            && last.Strides.Take(inputs.Count).All(s => s == Dim.One || s == Dim.Zero)
            && last.Strides.Take(inputs.Count).Any(s => s == Dim.One);
    }

    public bool Largest { get; }

    public Expression Before { get; }

    /// <summary>What is compared.</summary>
    public ElementType Element => Before.Results[0].Element;

    /// <summary>The axis that is searched.</summary>
    public LoopAxis Along { get; }

    /// <summary>The other axes, outermost first.</summary>
    public IReadOnlyList<LoopAxis> Kept { get; }

    /// <summary>Whether registers run along the last kept axis; otherwise along the one that is searched.</summary>
    public bool IsColumns { get; }

    public override string Summary =>
        $"Position of the {(Largest ? "largest" : "smallest")} element along an axis of {Space}.";

    public override Dim Items => IsColumns
        ? LoopNest.CountOf(Kept.Take(Kept.Count - 1)) * (Kept[Kept.Count - 1].Size + (ReduceKernel.ColumnBlock - 1))
            .FloorDivide(ReduceKernel.ColumnBlock)
        : LoopNest.CountOf(Kept);

    public override Dim WorkPerItem =>
        Along.Size * ((IsColumns ? ReduceKernel.ColumnBlock : 1) * (4 + Work.Of(Before.Nodes)));

    public override IEnumerable<Dim> Sizes => base.Sizes.Concat(Before.Sizes);
}
