using System.Globalization;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>Where the channels of a value lie.</summary>
internal enum ChannelPlace
{
    /// <summary>Nothing is known: axes were moved or joined.</summary>
    Unknown,

    /// <summary>As the caller gives them.</summary>
    AsGiven,

    /// <summary>In axis 1, as layers of images give them.</summary>
    First,

    /// <summary>In the last axis, as Dense and Embedding give them.</summary>
    Last,
}

/// <summary>
/// Where the channels of a program's values lie, as far as the layers that gave them tell: through activations, norms
/// and sums, through axes exchanged and back, and through models that are used.
/// </summary>
internal sealed class ChannelPlaces
{
    private readonly ChannelPlace[] _places;

    private ChannelPlaces(ChannelPlace[] places) => _places = places;

    public ChannelPlace this[int value] => _places[value];

    public static ChannelPlaces Of(ProgramTypes program) =>
        new(Follow(program, Enumerable.Repeat(ChannelPlace.AsGiven, program.Spec.Inputs.Count).ToArray()));

    private static ChannelPlace[] Follow(ProgramTypes program, IReadOnlyList<ChannelPlace> inputs)
    {
        ModelSpec spec = program.Spec;
        List<ChannelPlace> places = [.. inputs, .. spec.Targets.Select(_ => ChannelPlace.AsGiven)];
        foreach (StepSpec step in spec.Steps)
        {
            ChannelPlace[] operands = step.Operands.Select(o => places[o]).ToArray();
            string operation = program.OperationOf(step);
            if (spec.Models.FirstOrDefault(m => m.FullName == operation) is { } model)
            {
                ChannelPlace[] inner = Follow(new ProgramTypes(model, []), operands);
                places.AddRange(Enumerable.Range(0, step.Results).Select(i => inner[model.Outputs[i].Value]));
            }
            else
            {
                ChannelPlace given = step.Kind == StepKind.Constant ? ChannelPlace.AsGiven
                    : Composite.All.TryGetValue(operation, out Composite? composite)
                        ? Given(
                            composite.Signature, operands, program.ArgumentsOf(step).ToArray(), RankOf(program, step))
                        : ChannelPlace.Unknown;
                places.AddRange(Enumerable.Repeat(given, step.Results));
            }
        }

        return [.. places];
    }

    /// <summary>How many axes the first operand has, where that is known.</summary>
    private static int? RankOf(ProgramTypes program, StepSpec step) =>
        step.Operands.Count == 0 ? null : program[step.Operands[0]]?.Shape.Rank;

    private static ChannelPlace Given(
        Signature layer, IReadOnlyList<ChannelPlace> operands, IReadOnlyList<ArgumentSpec> arguments, int? rank)
    {
        if (operands.Count == 0)
            return ChannelPlace.Unknown;
        switch (layer.Name)
        {
            case "Embedding":
                return ChannelPlace.Last;
            case "Dense":
                return operands[0] is ChannelPlace.AsGiven or ChannelPlace.Last ? ChannelPlace.Last
                    : ChannelPlace.Unknown;
            case "Reshape":
                return Shaped(arguments);
            case "SwapAxes":
                return Moved(operands[0], rank is null or 3 ? Swapped(arguments) : []);
            case "Transpose":
                return Moved(operands[0], Numbers(arguments));
            case "Concat" or "Slice" or "Add" or "Subtract" or "Multiply" or "Divide" or "Maximum" or "Minimum":
                return operands.Aggregate(ChannelPlace.AsGiven, Met);
            default:
                return layer.HasChannelsFirst && !layer.KeepsShape ? ChannelPlace.First
                    : layer.KeepsShape && operands.Count == 1 ? operands[0]
                    : ChannelPlace.Unknown;
        }
    }

    /// <summary>A square image that is written down: [.., 7, 7, 128] or [.., 128, 7, 7].</summary>
    private static ChannelPlace Shaped(IReadOnlyList<ArgumentSpec> arguments)
    {
        string[] sizes = arguments.Select(a => a.Value).SelectMany(v => v switch
        {
            ArgumentValue.Sizes all => all.Values.Select(s => s.ToString()),
            ArgumentValue.Numbers all => all.Values.Select(s => ((long)s).ToString(CultureInfo.InvariantCulture)),
            _ => [],
        }).ToArray();
        return sizes.Length != 4 || sizes[1] == sizes[3] ? ChannelPlace.Unknown
            : sizes[1] == sizes[2] ? ChannelPlace.Last
            : sizes[2] == sizes[3] ? ChannelPlace.First
            : ChannelPlace.Unknown;
    }

    private static ChannelPlace Met(ChannelPlace one, ChannelPlace other) =>
        one == ChannelPlace.AsGiven || one == other ? other
        : other == ChannelPlace.AsGiven ? one
        : ChannelPlace.Unknown;

    /// <param name="order">Which axis of the operand each axis of the result is.</param>
    private static ChannelPlace Moved(ChannelPlace place, IReadOnlyList<int> order)
    {
        if (order.Count < 3 || order[0] != 0)
            return ChannelPlace.Unknown;
        int last = order.Count - 1, channels = place == ChannelPlace.First ? 1 : last;
        int[] others = order.Skip(1).Where(a => a != channels).ToArray();
        bool isRising = others.Zip(others.Skip(1), (a, b) => a < b).All(rises => rises);
        return place switch
        {
            ChannelPlace.First when isRising && order[last] == 1 => ChannelPlace.Last,
            ChannelPlace.Last when isRising && order[1] == last => ChannelPlace.First,
            _ => ChannelPlace.Unknown,
        };
    }

    /// <summary>Of three axes; exchanging two of more moves others than the channels.</summary>
    private static int[] Swapped(IReadOnlyList<ArgumentSpec> arguments)
    {
        int[] axes = arguments.Select(a => a.Value).OfType<ArgumentValue.Number>().Select(n => (int)n.Value).ToArray();
        return axes.Length == 2 && axes.Select(a => a < 0 ? a + 3 : a).OrderBy(a => a).SequenceEqual([1, 2])
            ? [0, 2, 1] : [];
    }

    private static int[] Numbers(IReadOnlyList<ArgumentSpec> arguments) =>
        arguments.Select(a => a.Value).OfType<ArgumentValue.Numbers>().FirstOrDefault()?.Values
            .Select(v => (int)v).ToArray() ?? [];
}
