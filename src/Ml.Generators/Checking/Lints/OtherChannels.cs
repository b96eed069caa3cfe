using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A layer that takes another axis for the channels than the one where the layers before it put them: a LayerNorm
/// behind a convolution normalises the width, a BatchNorm behind a Dense the time, a convolution of an image with its
/// colours last runs over the columns. All of them fit where sizes are numbers.
/// </summary>
public sealed class OtherChannels : Lint
{
    private const int MostColours = 4;

    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        ChannelPlaces places = ChannelPlaces.Of(program);
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (Misplaced(program, places, step) is not { } channels)
                continue;
            Shape shape = program[step.Operands[0]]!.Shape;
            int taken = channels == 1 ? shape.Rank - 1 : 1;
            yield return program.At(index, new ShapeProblem(
                ProblemIds.OtherChannels,
                $"'{Name(program, step)}' takes axis {taken} of {shape} for the channels, which has {shape[taken]}; "
                + $"{program.Giver(step, 0)} gives {shape[channels]} in axis {channels}",
                channels == 1
                    ? "put the channels last for it: " + Turned(shape.Rank, toLast: true) + ", or use GroupNorm"
                    : "put the channels first for it: " + Turned(shape.Rank, toLast: false),
                Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        Shape shape = site.Operand(0)!.Shape;
        bool toLast = Misplaced(site.Program, ChannelPlaces.Of(site.Program), site.Step) == 1;
        (string function, int[] order) = Order(shape.Rank, toLast);
        Proposal before = site.Before(0, function, order);
        (function, order) = Order(shape.Rank, !toLast);
        string list = string.Join(", ", order);
        bool isNorm = site.Composite!.Signature.KeepsShape;
        if (!isNorm)
            yield return before;
        yield return before with
        {
            Fix = $"{before.Fix}, and {function}({list}) behind it"
                + (isNorm ? $", or use {(toLast ? "GroupNorm" : "LayerNorm")}" : ""),
            Spec = SpecChange.After(before.Spec, site.Index + 1, function, RepairSite.Arguments(function, order)),
            Edits = [.. before.Edits, new ModelEdit.After(site.Index, function, list)],
            Shown = -1,
        };
        if (isNorm)
            yield return before;
    }

    /// <summary>The axis of the channels where the step takes another one for it, else null.</summary>
    private static int? Misplaced(ProgramTypes program, ChannelPlaces places, StepSpec step)
    {
        if (!Composite.All.TryGetValue(program.OperationOf(step), out Composite? composite)
            || step.Operands.Count == 0 || program[step.Operands[0]]?.Shape is not { Rank: >= 3 } shape)
            return null;
        ChannelPlace place = places[step.Operands[0]];
        if (composite.Signature.HasChannelsFirst)
        {
            return place == ChannelPlace.Last || (place == ChannelPlace.AsGiven && HasColoursLast(shape))
                ? shape.Rank - 1 : null;
        }

        return composite.Signature.Name is "LayerNorm" or "RmsNorm" && place == ChannelPlace.First
            && Axes(program, step) == 1 ? 1 : null;
    }

    private static double Axes(ProgramTypes program, StepSpec step) =>
        program.ArgumentsOf(step).FirstOrDefault(a => a.Name == "axes")?.Value is ArgumentValue.Number number
            ? number.Value : 1;

    /// <summary>[batch, 32, 32, 3], as a caller gives it; [batch, 256, 4, 4] is small and deep.</summary>
    private static bool HasColoursLast(Shape shape) => shape.Rank == 4
        && shape[3] is { IsConstant: true, Value: <= MostColours }
        && shape.Skip(1).Take(2).All(d => d is not { IsConstant: true, Value: <= MostColours });

    private static string Turned(int rank, bool toLast)
    {
        (string function, int[] order) = Order(rank, toLast);
        return $"{function}({string.Join(", ", order)})";
    }

    private static (string Function, int[] Order) Order(int rank, bool toLast) => rank == 3 ? ("SwapAxes", [1, 2])
        : ("Transpose", toLast ? [0, .. Enumerable.Range(2, rank - 2), 1]
            : [0, rank - 1, .. Enumerable.Range(1, rank - 2)]);

    private static string Name(ProgramTypes program, StepSpec step) =>
        step.Kind == StepKind.Layer && program.Spec.Layers[step.Layer] is { Member.Length: > 0 } layer
            ? layer.Member : program.OperationOf(step);
}
