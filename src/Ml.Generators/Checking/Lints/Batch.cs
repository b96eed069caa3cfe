using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Checking.Lints;

/// <summary>Which size of a model counts its examples.</summary>
internal static class Batch
{
    private static readonly string[] Names = ["batch", "batchSize", "batch_size", "examples", "samples"];

    /// <summary>
    /// The size of a usual name, else the first one of all inputs, targets and outputs; null where nothing tells. A
    /// number is one only beside a target: a table of weights begins with a number too.
    /// </summary>
    public static Dim? SizeOf(ProgramTypes program)
    {
        Shape[] declared = Enumerable.Range(0, program.Spec.Inputs.Count + program.Spec.Targets.Count)
            .Select(v => program[v]?.Shape ?? Shape.Scalar).ToArray();
        if (Names.FirstOrDefault(n => declared.Any(s => s.Contains(Dim.Named(n)))) is { } name)
            return Dim.Named(name);
        if (declared.Length == 0 || declared.Any(s => s.Rank == 0))
            return null;
        Dim first = declared[0][0];
        bool isShared = declared.All(s => s[0] == first)
            && program.Spec.Outputs.All(o => program[o.Value]?.Shape is { Rank: > 0 } given && given[0] == first);
        return isShared && (!first.IsConstant || program.Spec.Targets.Count > 0) ? first : null;
    }
}
