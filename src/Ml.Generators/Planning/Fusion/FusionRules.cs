using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Fusion;

/// <summary>The ways a node joins what it reads, best first: each answers with the group to join, or null.</summary>
public static class FusionRules
{
    public static IReadOnlyList<Func<GroupTable, Node, Group?>> All { get; } =
    [
        // Bias, activation, residual: the accumulator is in registers, so the map costs no memory traffic at all.
        ContractionEpilogue,

        // A map on a reduced value, such as the division of a mean: before MapIntoMap, whose space would be the small
        // one.
        MapOnReduced,

        // A reduction takes in the maps that only it reads, so that their result is never stored.
        ReductionOverMaps,

        // Reductions over the last axis and the maps around them share the row while it is in cache.
        IntoRow,

        // Map after map over the same space.
        MapIntoMap,
    ];

    private static Group? ContractionEpilogue(GroupTable table, Node node)
    {
        if (node.Operation is not MapOperation || node.Result.Element != ElementType.Float32)
            return null;
        foreach (Group group in GroupsRead(table, node, GroupKind.Contract))
        {
            Value accumulator = group.Nodes[group.Nodes.Count - 1].Result;
            // The stored result is the last one only: an accumulator that someone else reads must be stored itself.
            if (node.Operands.Contains(accumulator) && node.Result.Shape.Equals(accumulator.Shape)
                && group.Anchor.Operation is not ConvolutionWeightGradient
                && OnlyUserIs(table, accumulator, node) && OthersPrecede(table, node, group))
            {
                return group;
            }
        }

        return null;
    }

    private static Group? MapOnReduced(GroupTable table, Node node)
    {
        if (node.Operation is not MapOperation)
            return null;
        foreach (Group group in GroupsRead(table, node, GroupKind.Reduce))
        {
            Value last = group.Nodes[group.Nodes.Count - 1].Result;
            if (node.Operands.Contains(last) && node.Result.Shape.Equals(group.Anchor.Result.Shape)
                && OnlyUserIs(table, last, node) && OthersPrecede(table, node, group))
            {
                return group;
            }
        }

        return null;
    }

    private static Group? ReductionOverMaps(GroupTable table, Node node)
    {
        if (node.Operation is not Reduce reduce || Fuser.IsRowReduction(reduce, node))
            return null;
        Value operand = node.Operands[0];
        Group group = table[operand.Producer];
        if (group.Kind != GroupKind.Map || !table.RunTogether(node, group) || !OnlyUserIs(table, operand, node)
            || group.Nodes.Any(n => n.Result != operand && !table.IsPrivate(n.Result, group)))
        {
            return null;
        }

        group.Kind = GroupKind.Reduce;
        group.Anchor = node;
        return group;
    }

    private static Group? IntoRow(GroupTable table, Node node)
    {
        bool isReduction = node.Operation is Reduce reduce && Fuser.IsRowReduction(reduce, node);
        if (!isReduction && node.Operation is not MapOperation)
            return null;
        Shape space = isReduction ? node.Operands[0].Shape : node.Result.Shape;
        Group[] near = GroupsRead(table, node, GroupKind.Row, GroupKind.Map).Where(g => SameRows(SpaceOf(g), space))
            .ToArray();
        Group? joined = near.FirstOrDefault(g => g.Kind == GroupKind.Row)
            ?? (isReduction ? near.FirstOrDefault() : null);
        if (joined is null)
            return null;

        // What else it reads of the same rows runs in the same loop, so that those values never leave the row.
        foreach (Group other in near.Where(g => g != joined && CanMerge(table, joined, g)))
            table.Merge(other, joined);
        if (!OthersPrecede(table, node, joined))
            return null;
        joined.Kind = GroupKind.Row;
        return joined;
    }

    private static Group? MapIntoMap(GroupTable table, Node node)
    {
        if (node.Operation is not MapOperation)
            return null;
        Group? joined = null;
        foreach (Group group in GroupsRead(table, node, GroupKind.Map).ToArray())
        {
            if (!SpaceOf(group).Equals(node.Result.Shape))
                continue;
            if (joined is null && OthersPrecede(table, node, group))
                joined = group;
            else if (joined is not null && joined != group && CanMerge(table, joined, group))
                table.Merge(group, joined);
        }

        return joined;
    }

    /// <summary>The space a map or row group runs over: its largest shape.</summary>
    internal static Shape SpaceOf(Group group)
    {
        Shape space = group.Nodes[0].Operation is Reduce ? group.Nodes[0].Operands[0].Shape
            : group.Nodes[0].Result.Shape;
        foreach (Node node in group.Nodes)
        {
            Shape shape = node.Operation is Reduce ? node.Operands[0].Shape : node.Result.Shape;
            if (shape.Rank > 0 && space.Rank == shape.Rank && space.At(-1) == Dim.One)
                space = shape;
        }

        return space;
    }

    /// <summary>Equal but for a last axis of one in either: a value per element and a value per row.</summary>
    private static bool SameRows(Shape a, Shape b) =>
        a.Rank == b.Rank && a.Rank > 1 && a.Take(a.Rank - 1).Equals(b.Take(b.Rank - 1))
        && (a.At(-1) == b.At(-1) || a.At(-1) == Dim.One || b.At(-1) == Dim.One);

    private static IEnumerable<Group> GroupsRead(GroupTable table, Node node, params GroupKind[] kinds) =>
        node.Operands.Select(o => table[o.Producer])
            .Where(g => kinds.Contains(g.Kind) && table.RunTogether(node, g) && !Uniforms.Is(g.Anchor.Result))
            .Distinct();

    private static bool OnlyUserIs(GroupTable table, Value value, Node node) =>
        !table.Leaves(value) && table.Users(value).All(u => u == node);

    /// <summary>Whether what the node reads beside the group can be computed before the group.</summary>
    private static bool OthersPrecede(GroupTable table, Node node, Group group) =>
        node.Operands.Where(o => table[o.Producer] != group).All(o => !table.DependsOn(o, group));

    private static bool CanMerge(GroupTable table, Group a, Group b) =>
        Precede(table, a, b) && Precede(table, b, a);

    private static bool Precede(GroupTable table, Group group, Group other) =>
        group.Nodes.SelectMany(n => n.Operands)
            .Where(o => table[o.Producer] != group && table[o.Producer] != other)
            .All(o => !table.DependsOn(o, other));
}
