using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A model that declares [batch, time, ..] and is given [time, batch, ..]: names are bound by their places, so that it
/// fits, and mixes examples where it should mix moments.
/// </summary>
public sealed class ExchangedSizes : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (Model(program, step) is not { } model)
                continue;
            for (int operand = 0; operand < step.Operands.Count; operand++)
            {
                if (Exchanged(program, step, model, operand) is not { } axes)
                    continue;
                Shape declared = model.Inputs[operand].Shape!, given = program[step.Operands[operand]]!.Shape;
                yield return program.At(index, new ShapeProblem(
                    ProblemIds.ExchangedSizes,
                    $"'{model.Name}' declares '{model.Inputs[operand].Name}' as {declared}, but "
                    + $"{program.Giver(step, operand)} gives {given}: {given[axes.To]} stands where "
                    + $"{declared[axes.To]} is meant",
                    $"exchange the axes: SwapAxes({axes.To}, {axes.From})", Operand: operand,
                    Expected: declared.ToString()));
            }
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        int operand = site.Problem.Operand;
        if (Model(site.Program, site.Step) is not { } model
            || Exchanged(site.Program, site.Step, model, operand) is not { } axes)
            yield break;
        Proposal before = site.Before(operand, "SwapAxes", axes.To, axes.From);
        yield return before;
        string list = $"{axes.To}, {axes.From}";
        yield return before with
        {
            Fix = $"{before.Fix}, and SwapAxes({list}) behind it",
            Spec = SpecChange.After(
                before.Spec, site.Index + 1, "SwapAxes", RepairSite.Arguments("SwapAxes", [axes.To, axes.From])),
            Edits = [.. before.Edits, new ModelEdit.After(site.Index, "SwapAxes", list)],
            Shown = -1,
        };
    }

    private static ModelSpec? Model(ProgramTypes program, StepSpec step) =>
        program.Spec.Models.FirstOrDefault(m => step.Kind == StepKind.Layer && m.FullName == program.OperationOf(step));

    /// <summary>The axis where a size stands, and the one where the model declares it.</summary>
    private static (int From, int To)? Exchanged(ProgramTypes program, StepSpec step, ModelSpec model, int operand)
    {
        if (operand < 0 || operand >= model.Inputs.Count || model.Inputs[operand].Shape is not { } declared
            || program[step.Operands[operand]]?.Shape is not { } given || given.Rank != declared.Rank)
            return null;
        for (int to = 0; to < declared.Rank; to++)
        {
            if (declared[to].IsConstant || given[to] == declared[to])
                continue;
            for (int from = 0; from < given.Rank; from++)
            {
                if (given[from] == declared[to] && declared[from] != declared[to])
                    return (from, to);
            }
        }

        return null;
    }
}
