using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A loss that reads the model only through what has no gradient: a position, a comparison, a rounding, a StopGradient.
/// Every step of training leaves the parameters as they were.
/// </summary>
public sealed class NoGradient : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        if (program.Flow is not { Trains: false } flow || !flow.IsTrained(program.Spec.Loss)
            || Stop(program, flow) is not { } index)
            yield break;
        StepSpec step = program.Spec.Steps[index];
        (string why, string fix) = Told(program, step);
        yield return program.At(index, new ShapeProblem(
            ProblemIds.NoGradient, $"the loss has no gradient for any parameter: {why}", fix,
            Operand: ShapeProblem.Whole));
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (site.Operation == "StopGradient")
        {
            yield return new Proposal(
                site.Problem.Fix!, SpecChange.Without(site.Spec, site.Index), [new ModelEdit.Remove(site.Index)]);
        }
    }

    /// <summary>The step nearest to the loss that depends on parameters and hands no gradient on to them.</summary>
    private static int? Stop(ProgramTypes program, GradientFlow flow)
    {
        HashSet<int> seen = [];
        Queue<int> open = new([program.Spec.Loss]);
        while (open.Count > 0)
        {
            int value = open.Dequeue();
            if (program.InputAt(value) is not null || !seen.Add(program.StepOf(value)))
                continue;
            int index = program.StepOf(value);
            int[] trained = program.Spec.Steps[index].Operands.Where(flow.IsTrained).ToArray();
            if (!trained.Any(flow.ArrivesAt))
                return Behind(program, flow, index);
            foreach (int operand in trained.Where(flow.ArrivesAt))
                open.Enqueue(operand);
        }

        return null;
    }

    /// <summary>Integers and truth values are made of numbers somewhere: that is the step that is flat.</summary>
    private static int Behind(ProgramTypes program, GradientFlow flow, int index)
    {
        while (program.Spec.Steps[index].Operands.Where(flow.IsTrained).ToArray() is { Length: > 0 } trained
            && trained.All(o => program[o]?.Element != ElementType.Float32)
            && program.InputAt(trained[0]) is null)
        {
            index = program.StepOf(trained[0]);
        }

        return index;
    }

    private static (string Why, string Fix) Told(ProgramTypes program, StepSpec step)
    {
        string operation = program.OperationOf(step);
        if (program.Spec.Models.FirstOrDefault(m => m.FullName == operation) is { } model)
        {
            return ($"none comes back through '{model.Name}'",
                $"leave positions, comparisons and StopGradient out of '{model.Name}'");
        }

        string given = program.Giver(step, 0);
        return operation switch
        {
            "StopGradient" => ("'StopGradient' lets none through",
                "take StopGradient out, or let the loss read something beside it"),
            "ArgMax" or "ArgMin" => (
                $"'{operation}' gives positions, which no small change of {given} changes",
                $"give the loss the scores of {given} themselves: CrossEntropy compares them with the right class"),
            _ when program[program.FirstOf(IndexOf(program, step))]?.Element == ElementType.Bool => (
                $"'{step.Text}' is true or false, which no small change of {given} changes",
                $"give the loss the scores of {given} themselves: BinaryCrossEntropy compares them with yes or no"),
            _ => ($"'{step.Text}' is flat", $"give the loss what {given} gives, without '{step.Text}'"),
        };
    }

    private static int IndexOf(ProgramTypes program, StepSpec step) =>
        Enumerable.Range(0, program.Spec.Steps.Count).First(i => ReferenceEquals(program.Spec.Steps[i], step));
}
