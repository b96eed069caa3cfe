using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// A chain of maps and reductions over the last axis, run row by row while the row is in the cache: softmax, norms,
/// cross-entropy and their gradients.
/// </summary>
/// <remarks>A result must not share memory with an input: its row may hold values on the way.</remarks>
public sealed class RowKernel : LoopKernel
{
    /// <param name="space">[outer..., C]; C is the axis that is reduced.</param>
    /// <param name="nodes">In graph order: maps, constants, and <see cref="Reduce"/> over the last axis. A value is one
    /// number per row when nothing it is made of varies along C. Reshapes and broadcasts between the two forms of a
    /// row's number ([outer...], [outer..., 1]) are passed through.</param>
    /// <param name="inputs">Numbers of a row have stride 0 along C.</param>
    /// <param name="outputs">Likewise.</param>
    public RowKernel(
        string recipe, Shape space, IReadOnlyList<Node> nodes, IReadOnlyList<LoopInput> inputs,
        IReadOnlyList<LoopStore> outputs)
        : base(recipe, space, inputs, outputs)
    {
        Nodes = nodes;
        int last = space.Rank - 1;
        EquatableArray<Dim>[] accesses = [.. inputs.Select(i => i.Strides), .. outputs.Select(o => o.Strides)];
        Row = new LoopAxis(space[last], accesses.Select(s => s[last]).ToEquatableArray(), IsReduced: true);
        Outer = NestOf([last]).Axes.Where(a => !a.IsReduced && a.Size != Dim.One).ToArray();
        Program = RowProgram.Of(this);
    }

    public IReadOnlyList<Node> Nodes { get; }

    /// <summary>The axis of a row.</summary>
    public LoopAxis Row { get; }

    /// <summary>The axes that number the rows, outermost first.</summary>
    public IReadOnlyList<LoopAxis> Outer { get; }

    public RowProgram Program { get; }

    public override string Summary =>
        $"Rows of {Space}: "
        + string.Join(
            ", ", Nodes.Where(n => n.Operation is MapOperation or Reduce).Select(n => n.Operation.Name).Distinct())
        + ".";

    public override Dim Items => LoopNest.CountOf(Outer);

    public override Dim WorkPerItem => Row.Size
        * Program.Sweeps.Sum(
            s => s.Loads.Count + s.Reloads.Count + s.Keeps.Count + s.Stores.Count + Work.Of(s.Body.Nodes)
            + s.Reductions.Count);

    public override IEnumerable<Dim> Sizes =>
        base.Sizes.Concat(new Expression(Nodes, Outputs.Select(o => o.Value).ToArray()).Sizes);
}
