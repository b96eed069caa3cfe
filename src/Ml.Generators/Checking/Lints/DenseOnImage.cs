using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A Dense on an image: it works along the last axis alone, the width, for every row by itself. A Flatten is missing,
/// or a convolution with a kernel of 1 is meant.
/// </summary>
public sealed class DenseOnImage : Lint
{
    // Grey, two, colour, with transparency.
    private const int MostColours = 4;

    // From here on a square is an image, and no short sequence of narrow vectors.
    private const int LeastSide = 14;

    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        ChannelPlaces places = ChannelPlaces.Of(program);
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (!IsOne(program, places, index))
                continue;
            Shape image = program[step.Operands[0]]!.Shape;
            yield return program.At(index, new ShapeProblem(
                ProblemIds.DenseOnImage,
                $"'{Name(program, step)}' works along the last axis of {image} from {program.Giver(step, 0)} alone: "
                + "what stands in other rows it does not see",
                "put Flatten before it, or write a convolution with kernel: 1 for a layer over the channels",
                Operand: ShapeProblem.Whole));
        }
    }

    /// <summary>Whether a step is a Dense along the width of an image.</summary>
    internal static bool IsOne(ProgramTypes program, ChannelPlaces places, int index)
    {
        StepSpec step = program.Spec.Steps[index];
        if (program.OperationOf(step) != "Dense" || program[step.Operands[0]]?.Shape is not { Rank: >= 3 } shape)
            return false;
        return places[step.Operands[0]] switch
        {
            ChannelPlace.First => shape.Rank > 3 || FollowsConvolution(program, step.Operands[0]),
            ChannelPlace.AsGiven => HasColoursFirst(shape) || IsSquareOf(shape, program[program.FirstOf(index)]),
            _ => false,
        };
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        Proposal flat = site.Before(0, "Flatten");
        yield return flat with
        {
            Fix = flat.Fix + ", or write a convolution with kernel: 1 for a layer over the channels",
            Shown = -1,
        };
    }

    private static string Name(ProgramTypes program, StepSpec step) =>
        program.Spec.Layers[step.Layer] is { Member.Length: > 0 } layer ? layer.Member : "Dense";

    /// <summary>[batch, 3, 32, 32], as a caller gives it.</summary>
    private static bool HasColoursFirst(Shape shape) => shape.Rank == 4
        && shape[1] is { IsConstant: true, Value: <= MostColours }
        && shape[3] is { IsConstant: true, Value: > MostColours };

    /// <summary>[batch, 28, 28] and a layer of 784.</summary>
    private static bool IsSquareOf(Shape shape, TensorType? result) => shape.Rank == 3 && shape[1] == shape[2]
        && shape[1] is { IsConstant: true, Value: >= LeastSide } && result?.Shape.At(-1) == shape.Skip(1).Size;

    /// <summary>Signals are forecast along time behind a moving average, and hardly behind a convolution.</summary>
    private static bool FollowsConvolution(ProgramTypes program, int value)
    {
        while (program.InputAt(value) is null)
        {
            StepSpec step = program.Spec.Steps[program.StepOf(value)];
            string operation = program.OperationOf(step);
            if (operation.StartsWith("Conv", StringComparison.Ordinal))
                return true;
            if (!Composite.All.TryGetValue(operation, out Composite? composite) || !composite.Signature.KeepsShape)
                return false;
            value = step.Operands[0];
        }

        return false;
    }
}
