using Ml.Generators.Checking.Repairs;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A class loss whose target nobody declared, and which therefore follows the scores: it asks for a class for each
/// place that is left of an image, or reads the classes along another axis than the channels. Scores of the size of
/// the input are a segmentation.
/// </summary>
public sealed class ClassesOfImage : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        ChannelPlaces places = ChannelPlaces.Of(program);
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (program.ReadingOf(index) is not { Target: TargetKind.Classes, ClassAxis: var axis }
                || !program.IsInferred(step, 1) || SingleClass.IsOne(program, index)
                || program[step.Operands[0]]?.Shape is not { Rank: >= 3 } scores
                || FollowsDenseOnImage(program, places, step.Operands[0]))
                continue;
            ChannelPlace place = places[step.Operands[0]];
            int channels = place == ChannelPlace.First ? 1 : place == ChannelPlace.Last ? scores.Rank - 1 : axis;
            if (channels != axis)
                yield return program.At(index, OtherAxis(program, step, scores, axis, channels));
            else if (place == ChannelPlace.First && !KeepsPlaces(program, scores))
                yield return program.At(index, Places(program, step, scores));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        Shape scores = site.Operand(0)!.Shape;
        ChannelPlace place = ChannelPlaces.Of(site.Program)[site.Step.Operands[0]];
        int channels = place == ChannelPlace.Last ? scores.Rank - 1 : 1;
        if (site.Program.ReadingOf(site.Index)!.ClassAxis != channels)
        {
            if (place == ChannelPlace.First)
                yield return site.Before(0, $"GlobalAveragePool{scores.Rank - 2}D");
            yield return new Proposal(
                $"write axis: {channels}",
                SpecChange.Argument(site.Spec, site.Index, "axis", new ArgumentValue.Number(channels)),
                [new ModelEdit.Argument(site.Index, "axis", RepairSite.Text(channels))]);
            yield break;
        }

        if (scores.Skip(2).All(d => d == Dim.One))
            yield return site.Before(0, "Flatten");
        Proposal pooled = site.Before(0, $"GlobalAveragePool{scores.Rank - 2}D");
        yield return pooled with { Fix = $"{pooled.Fix}, or Flatten and a Dense for one class an image", Shown = -1 };
    }

    private static ShapeProblem OtherAxis(
        ProgramTypes program, StepSpec step, Shape scores, int axis, int channels) => new(
        ProblemIds.ClassesOfImage,
        $"'{program.OperationOf(step)}' reads {scores[axis]} classes along axis {axis} of {scores}, but "
        + $"{program.Giver(step, 0)} gives {scores[channels]} channels in axis {channels}",
        $"write axis: {channels}", Operand: ShapeProblem.Whole);

    private static ShapeProblem Places(ProgramTypes program, StepSpec step, Shape scores) => new(
        ProblemIds.ClassesOfImage,
        $"'{program.OperationOf(step)}' is given {scores} from {program.Giver(step, 0)}, and asks for a class for each "
        + $"of {string.Join(" x ", scores.Skip(2))} places",
        $"put GlobalAveragePool{scores.Rank - 2}D before it, or Flatten and a Dense, for one class an image",
        Operand: ShapeProblem.Whole);

    /// <summary>Whether every place of some input has scores of its own.</summary>
    private static bool KeepsPlaces(ProgramTypes program, Shape scores) => program.Spec.Inputs.Any(i =>
        i.Shape is { } shape && (shape.Rank == scores.Rank && shape.Skip(2).Equals(scores.Skip(2))
            || shape.Rank == scores.Rank - 1 && shape.Skip(1).Equals(scores.Skip(2))));

    /// <summary>The places are left by a Dense that a Flatten is missing before: one message says so.</summary>
    private static bool FollowsDenseOnImage(ProgramTypes program, ChannelPlaces places, int value)
    {
        while (program.InputAt(value) is null)
        {
            int step = program.StepOf(value);
            if (DenseOnImage.IsOne(program, places, step))
                return true;
            if (program.Spec.Steps[step].Operands.Count == 0)
                return false;
            value = program.Spec.Steps[step].Operands[0];
        }

        return false;
    }
}
