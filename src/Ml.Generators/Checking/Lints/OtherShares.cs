using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// Shares along another axis than the one that is summed or chosen from: a softmax of scores of an image along its
/// width, and weights of attention that add up over the queries while the product adds up over the keys.
/// </summary>
public sealed class OtherShares : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        ChannelPlaces? places = null;
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (OverBatch.AxisOf(program, index) is not { } axis
                || program[step.Operands[0]]!.Shape is not { Rank: >= 3 } shape)
                continue;
            places ??= ChannelPlaces.Of(program);
            string operation = program.OperationOf(step);
            if (places[step.Operands[0]] == ChannelPlace.First && axis > 1)
            {
                yield return Found(program, index, 1,
                    $"'{operation}' over axis {axis} of {shape} adds up over places of the image: the {shape[1]} "
                    + "channels stand in axis 1");
            }
            else if (axis == shape.Rank - 2 && shape[axis] != shape[0] && Summed(program, program.FirstOf(index)))
            {
                yield return Found(program, index, shape.Rank - 1,
                    $"'{operation}' over axis {axis} of {shape} makes weights that MatMul adds up over axis "
                    + $"{shape.Rank - 1}, where they do not make 1");
            }
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        int meant = ChannelPlaces.Of(site.Program)[site.Step.Operands[0]] == ChannelPlace.First ? 1
            : site.Operand(0)!.Shape.Rank - 1;
        yield return new Proposal(
            site.Problem.Fix!, SpecChange.Argument(site.Spec, site.Index, "axis", new ArgumentValue.Number(meant)),
            [new ModelEdit.Argument(site.Index, "axis", RepairSite.Text(meant))]);
    }

    /// <summary>Whether a value is all that it is used for the left side of a product.</summary>
    private static bool Summed(ProgramTypes program, int value)
    {
        StepSpec[] users = program.Users(value).ToArray();
        return users.Length > 0 && users.All(u => u.Operation == "Dropout"
            ? Summed(program, program.FirstOf(Array.IndexOf([.. program.Spec.Steps], u)))
            : u.Operation == "MatMul" && u.Operands[0] == value);
    }

    private static StepProblem Found(ProgramTypes program, int index, int meant, string what) => program.At(
        index, new ShapeProblem(ProblemIds.OtherShares, what, $"write axis: {meant}", "axis", ShapeProblem.Whole));
}
