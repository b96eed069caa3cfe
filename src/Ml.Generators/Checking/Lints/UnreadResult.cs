using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// A result that nothing reads: a call that was thought to change its operand, or a variable that the next line
/// overwrites. What is put into a discard is meant so, and so is what one round of a loop or one call of a method
/// makes for others.
/// </summary>
public sealed class UnreadResult : Lint
{
    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        HashSet<int> read = [.. program.Spec.Steps.SelectMany(s => s.Operands), program.Spec.Loss,
            .. program.Spec.Outputs.Select(o => o.Value)];
        foreach (StepProblem unread in Inputs(program, read))
            yield return unread;
        bool[] isRead = Enumerable.Range(0, program.Spec.Steps.Count)
            .Select(s => IsRead(program, s, read)).ToArray();
        HashSet<int> elsewhere = [.. Enumerable.Range(0, isRead.Length).Where(s => isRead[s])
            .Select(s => program.Spec.Steps[s].Place)];
        for (int step = 0; step < isRead.Length; step++)
        {
            StepSpec made = program.Spec.Steps[step];
            if (isRead[step] || elsewhere.Contains(made.Place) || made.Kind == StepKind.Constant)
                continue;
            TensorType? given = program[program.FirstOf(step)];
            yield return program.At(step, new ShapeProblem(
                ProblemIds.UnreadResult,
                $"nothing reads what '{made.Text}' gives, {given}: layers and functions change none of their operands",
                program.ReadingOf(step) is null ? "use the result, or take the call out"
                    : "add it to the loss, or take the call out", Operand: ShapeProblem.Whole));
        }
    }

    /// <summary>
    /// Inputs and targets that change nothing, and whose sizes others have too. A model that gives as much as it takes
    /// may be repeated, and hand on what it does not read.
    /// </summary>
    private static IEnumerable<StepProblem> Inputs(ProgramTypes program, HashSet<int> read)
    {
        InputSpec[] all = [.. program.Spec.Inputs, .. program.Spec.Targets];
        bool isCarried = program.Spec.Outputs.Count >= program.Spec.Inputs.Count && program.Spec.Loss < 0;
        for (int value = isCarried ? program.Spec.Inputs.Count : 0; value < all.Length; value++)
        {
            if (read.Contains(value) || all[value].Shape is not { } shape)
                continue;
            IEnumerable<string> others = all.Where((_, i) => i != value).SelectMany(i => i.Shape ?? Shape.Scalar)
                .SelectMany(d => d.Names);
            if (shape.SelectMany(d => d.Names).Except(others, StringComparer.Ordinal).Any())
                continue;
            yield return program.At(-1, new ShapeProblem(
                ProblemIds.UnreadResult,
                $"nothing reads '{all[value].Name}', {program[value]}, which is asked for and changes nothing",
                "use it, or take the parameter out")) with
            { Input = value };
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        // An input is asked for by whoever calls the model.
        if (site.Index < 0 || site.Step.Results != 1)
            yield break;
        int result = site.Program.FirstOf(site.Index);
        foreach (Proposal later in ReadLater(site, result))
            yield return later;
        if (site.Step.Operands.Count != 1 || site.Step.Use != ResultUse.Dropped)
            yield break;
        int operand = site.Step.Operands[0];
        yield return new Proposal(
            $"keep the result, as in x = {NameOf(site)}(x), or take the call out",
            SpecChange.Reading(site.Spec, operand, result, site.Index), [new ModelEdit.Keep(site.Index)]);
    }

    /// <summary>A later step that begins anew from what this result was made of, and overwrites it.</summary>
    private static IEnumerable<Proposal> ReadLater(RepairSite site, int result)
    {
        // Gates and weights are for something else than what they were made of.
        if (site.Step.Use == ResultUse.Dropped || site.Operation is "Sigmoid" or "HardSigmoid" or "Softmax")
            yield break;
        HashSet<int> sources = [.. site.Step.Operands, .. site.Upstream(result)
            .SelectMany(s => site.Spec.Steps[s].Operands)];
        for (int at = site.Index + 1; at < site.Spec.Steps.Count; at++)
        {
            StepSpec step = site.Spec.Steps[at];
            for (int operand = 0; operand < step.Operands.Count; operand++)
            {
                if (!sources.Contains(step.Operands[operand]))
                    continue;
                string name = step.Kind == StepKind.Layer ? site.Spec.Layers[step.Layer].Member : step.Text;
                yield return new Proposal(
                    $"let '{name}' read it instead of {site.ValueText(step.Operands[operand])}, or take the call out",
                    SpecChange.Step(site.Spec, at, step with
                    {
                        Operands = step.Operands.Select((o, i) => i == operand ? result : o).ToEquatableArray(),
                    }), []);
            }
        }
    }

    private static string NameOf(RepairSite site) => site.Step.Kind == StepKind.Layer
        ? site.Spec.Layers[site.Step.Layer].Member
        : site.Step.Operation;

    private static bool IsRead(ProgramTypes program, int step, HashSet<int> read)
    {
        int first = program.FirstOf(step);
        return program.Spec.Steps[step].Use == ResultUse.Discarded
            || Enumerable.Range(first, program.Spec.Steps[step].Results).Any(read.Contains);
    }
}
