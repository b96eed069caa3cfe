using System.Globalization;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Emitting.Models;

/// <summary>Prints a program: one method that launches kernels over offsets of its arrays.</summary>
/// <param name="checkedResults">The values to look at (MlChecks=full), or null.</param>
/// <param name="inputs">The tensors of the caller, by slot.</param>
internal sealed class ProgramEmitter(
    ProgramSignature signature, KernelTable kernels, LayerResults? checkedResults, IReadOnlyList<InputSpec> inputs)
{
    // About what a core does in two microseconds: less is not worth handing to another.
    private const long WorkPerBlock = 1 << 16;

    // Ml.Kernels.Args.Put writes at most so many at once.
    private const int MostArguments = 8;

    private readonly Addresses _addresses = new(signature);

    public void Write(SourceWriter writer, string name, string summary, IReadOnlyList<PlanStep> steps)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line("[SkipLocalsInit]");
        using (writer.Braces($"public static void {name}<V>({signature.Declaration}) where V : unmanaged, IVector<V>"))
        {
            int most = Addresses.Launches(steps)
                .Select(l => l.Pointers.Count + l.Kernel.SizeNames.Count).DefaultIfEmpty(0).Max();
            if (most > 0)
                writer.Line($"nint* args = stackalloc nint[{most.ToString(CultureInfo.InvariantCulture)}];");
            if (checkedResults is not null)
                WriteInputChecks(writer);
            _addresses.Declare(writer, steps, loop: null);
            WriteSteps(writer, steps);
        }

        writer.Line();
    }

    /// <summary>What comes in as NaN is no layer's fault, and what comes in infinite may be meant.</summary>
    private void WriteInputChecks(SourceWriter writer)
    {
        writer.Line("string infinite = null;");
        foreach (ProgramPointer pointer in signature.Pointers.Where(p => p is { Region: Region.Input, Type: "float" }))
        {
            InputSpec input = inputs[pointer.Slot];
            writer.Line($"infinite = Checks.Input({pointer.Name}, {CSharpDialect.Size(input.Shape!.Size)}, "
                + $"{Names.Literal(input.Name)}, {Names.Literal(input.Shape.ToString())}, infinite);");
        }
    }

    private void WriteSteps(SourceWriter writer, IReadOnlyList<PlanStep> steps)
    {
        string layer = "";
        foreach (PlanStep step in steps)
        {
            if (step is PlanStep.Launch launch)
                WriteLaunch(writer, launch, ref layer);
            else
                WriteRepeat(writer, (PlanStep.Repeat)step);
        }
    }

    private void WriteLaunch(SourceWriter writer, PlanStep.Launch launch, ref string layer)
    {
        string origin = launch.Origin.Layer + (launch.Origin.IsBackward ? " (backward)" : "");
        bool isNext = origin.Length > 0 && origin != layer;
        if (isNext)
            writer.Line();
        layer = origin;

        Kernel kernel = launch.Kernel;
        writer.Line($"// {(isNext ? origin + ": " : "")}{Describe(launch)}");
        string[] arguments =
        [
            .. launch.Pointers.Select(p => _addresses.Of(p.Allocation, p.Offset)),
            .. kernel.SizeNames.Select(s => "(void*)" + CSharpDialect.SizeName(s)),
        ];
        for (int put = MostArguments; put < arguments.Length; put += MostArguments)
            writer.Line($"{Put($"args + {put.ToString(CultureInfo.InvariantCulture)}", arguments.Skip(put))};");
        writer.Line(Call(kernel, kernels.MethodOf(kernel), Put("args", arguments)));
        if (checkedResults is not null)
            WriteChecks(writer, launch, checkedResults);
    }

    /// <summary>A direct call where the work is known to be small, else a fork in fixed blocks.</summary>
    private static string Call(Kernel kernel, string method, string args)
    {
        string items = (kernel.Items.IsConstant ? "" : "(int)") + CSharpDialect.Size(kernel.Items);
        Dim work = kernel.WorkPerItem, total = kernel.Items * work;
        if (kernel.Items == Dim.One || (total.IsConstant && total.Value < 2 * WorkPerBlock))
            return $"{method}({args}, 0, {items});";
        string grain = work.IsConstant
            ? Math.Max(1, WorkPerBlock / Math.Max(1, work.Value)).ToString(CultureInfo.InvariantCulture)
            : $"Args.Grain({CSharpDialect.Size(work)}, {WorkPerBlock.ToString(CultureInfo.InvariantCulture)})";
        return $"Team.Run(&{method}, {args}, {items}, {grain});";
    }

    private static string Put(string args, IEnumerable<string> arguments) =>
        $"Args.Put({args}, {string.Join(", ", arguments.Take(MostArguments))})";

    /// <summary>What a launch reads and writes: "image, panels of conv1.weight, conv1.bias -> relu.Relu".</summary>
    private static string Describe(PlanStep.Launch launch)
    {
        IReadOnlyList<KernelPointer> pointers = launch.Kernel.Pointers;
        string Labels(bool written) => string.Join(", ", launch.Pointers
            .Where((_, i) => pointers[i].IsWritten == written).Select(p => p.Allocation.Label));
        return $"{Labels(false)} -> {Labels(true)}".TrimStart();
    }

    private void WriteRepeat(SourceWriter writer, PlanStep.Repeat loop)
    {
        string count = loop.Count.ToString(CultureInfo.InvariantCulture),
            counter = CSharpDialect.SizeName(loop.Names.Counter), step = counter + "Step";
        writer.Line()
            .Line($"// {loop.Origin.Layer}: {count} repetitions of one body{(loop.Reverse ? ", last first" : "")}");
        using (writer.Braces($"for (nint {step} = 0; {step} < {count}; {step}++)"))
        {
            writer.Line($"nint {counter} = {(loop.Reverse ? $"{count} - 1 - {step}" : step)};");
            writer.Line($"nint {CSharpDialect.SizeName(loop.Names.Half)} = {step} & 1;");
            IReadOnlyList<string> inside = _addresses.Declare(writer, loop.Body, loop.Names);
            WriteSteps(writer, loop.Body);
            _addresses.Forget(inside);
        }
    }

    /// <summary>
    /// MlChecks=full: names the layer whose result is not finite, when it happens and not ten layers later.
    /// </summary>
    private static void WriteChecks(SourceWriter writer, PlanStep.Launch launch, LayerResults results)
    {
        foreach ((int pointer, Graph.Value value) in launch.Results)
        {
            Graph.Origin origin = value.Producer.Origin;
            if (!results.Contains(value) || value.Element != ElementType.Float32 || origin.Layer.Length == 0)
                continue;
            writer.Line($"Checks.Layer((float*)args[{pointer.ToString(CultureInfo.InvariantCulture)}], "
                + $"{CSharpDialect.Size(value.Shape.Size)}, {Names.Literal(origin.Layer)}, "
                + $"{Names.Literal(origin.Place)}, {(origin.IsBackward ? "true" : "false")}, "
                + $"{(results.MayBeInfinite(value) ? "true" : "false")}, infinite);");
        }
    }
}
