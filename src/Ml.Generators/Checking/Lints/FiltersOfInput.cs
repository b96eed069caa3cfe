using Ml.Generators.Checking.Repairs;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>
/// The numbers of a convolution in the order of other libraries: what comes in, filters, window. Here they are filters,
/// window and step: as many filters as channels, a window as wide as others have filters, and a step that is a window.
/// </summary>
public sealed class FiltersOfInput : Lint
{
    // Windows are seldom wider.
    private const int LargestUsual = 11;

    public override IEnumerable<StepProblem> Find(ProgramTypes program)
    {
        for (int index = 0; index < program.Spec.Steps.Count; index++)
        {
            StepSpec step = program.Spec.Steps[index];
            if (Numbers(program, step) is not { } numbers)
                continue;
            string operation = program.OperationOf(step);
            yield return program.At(index, new ShapeProblem(
                ProblemIds.FiltersOfInput,
                $"'{operation}' has {numbers.Filters} filters, a window of {numbers.Kernel} and a step of "
                + $"{numbers.Stride}, and {program.Giver(step, 0)} gives {numbers.Filters} channels: what comes in is "
                + "not written",
                $"write {operation}({List(numbers)}) if it is to have {numbers.Kernel} filters",
                Operand: ShapeProblem.Whole));
        }
    }

    internal override IEnumerable<Proposal> Propose(RepairSite site)
    {
        if (Numbers(site.Program, site.Step) is not { } numbers)
            yield break;
        ArgumentSpec[] arguments =
        [
            new("filters", new ArgumentValue.Number(numbers.Kernel)),
            new("kernel", new ArgumentValue.Numbers(EquatableArray.Of((double)numbers.Stride))),
        ];
        yield return new Proposal(
            site.Problem.Fix!, SpecChange.Operation(site.Spec, site.Index, site.Operation, arguments),
            [new ModelEdit.Call(site.Index, site.Operation, List(numbers))]);
    }

    private static string List(Three numbers) =>
        $"{RepairSite.Text(numbers.Kernel)}, kernel: {RepairSite.Text(numbers.Stride)}";

    /// <summary>
    /// Three numbers and nothing else: filters of others are even, and windows odd. Who names them means them.
    /// </summary>
    private static Three? Numbers(ProgramTypes program, StepSpec step)
    {
        string operation = program.OperationOf(step);
        if (!operation.StartsWith("Conv", StringComparison.Ordinal)
            || !step.Text.EndsWith(")", StringComparison.Ordinal)
            || program[step.Operands[0]]?.Shape is not { Rank: > 2 } shape || !shape[1].IsConstant)
            return null;
        ArgumentSpec[] arguments = program.ArgumentsOf(step).GroupBy(a => a.Name).Select(g => g.First()).ToArray();

        // A layer's text begins with its member: "Look: Conv2D(3, 16, 5)".
        int written = step.Text.IndexOf(operation + "(", StringComparison.Ordinal);
        if (arguments.Length != 3 || written < 0 || step.Text.IndexOf(':', written) >= 0)
            return null;
        int?[] all = new[] { "filters", "kernel", "stride" }.Select(n => Number(arguments, n)).ToArray();
        return all[0] is { } filters && all[1] is { } kernel && all[2] is { } stride && filters == shape[1].Value
            && kernel > LargestUsual && kernel % 2 == 0 && stride > 2 && stride % 2 == 1 && stride <= LargestUsual
            ? new Three(filters, kernel, stride) : null;
    }

    private static int? Number(ArgumentSpec[] arguments, string name) =>
        arguments.FirstOrDefault(a => a.Name == name)?.Value switch
        {
            ArgumentValue.Number one => (int)one.Value,
            ArgumentValue.Numbers { Values.Count: 1 } all => (int)all.Values[0],
            _ => null,
        };

    private sealed record Three(int Filters, int Kernel, int Stride);
}
