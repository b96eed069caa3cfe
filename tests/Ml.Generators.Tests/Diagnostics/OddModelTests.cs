using Microsoft.CodeAnalysis;
using Ml.Generators.Ops;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>
/// Sizes of one, sizes that cannot meet, reshapes that do not fit, names that are misspelled: an ML error where the
/// model is wrong, code that compiles where it is right.
/// </summary>
public sealed class OddModelTests
{
    public static TheoryData<string, string> Right => new()
    {
        { "one example and class numbers", "[Model, Input(1, 3), Dense(4), CrossEntropy] public partial class Net;" },
        { "one pixel map", "[Model, Input(1, 2, 3, 3), Conv2D(4, kernel: 1), CrossEntropy] public partial class Net;" },
        { "one example and one number", "[Model, Input(1, 3), Dense(1), MeanSquaredError] public partial class Net;" },
        { "one of everything", "[Model, Input(1, 1), Dense(2), LogSoftmax, NegativeLogLikelihood] public partial class Net;" },
        { "one step", "[Model, Input(1, 1, 3), LayerNorm, Dense(1), Flatten, BinaryCrossEntropy] public partial class Net;" },
        { "a reshape that fits", Graph("Reshape(x, x.Dim(\"batch\"), 6, 2)") },
        { "a reshape by a divided size", "[Model] public partial class Net { Tensor Forward([Shape(\"batch\", \"time\", 8)] Tensor x) => "
            + "Reshape(x, x.Dim(\"batch\"), x.Dim(\"time\") / 2, 16); }" },
        { "a size that a target alone names", "[Model] public partial class Net { Tensor Forward([Shape(4, 1), WithGradient] Tensor s) => 1 * s; "
            + "Tensor Loss(Tensor y, [Shape(\"b\", 4, 3)] Tensor w) => Sum(y * w); }" },
        { "a reversed axis of named size", Graph("Flip(x, 0)") },
        { "one example in a graph", "[Model] public partial class Net { [Dense(4)] private partial Tensor Head(Tensor x); "
            + "Tensor Forward([Shape(1, 3)] Tensor x) => Head(x); "
            + "Tensor Loss(Tensor y, [Shape(1)] Tensor<int> t) => CrossEntropy(y, t); }" },
    };

    public static TheoryData<string, string> Wrong => new()
    {
        { "another number of elements", Graph("Reshape(x, 5, 7)") },
        { "a factor that does not divide", Graph("Reshape(x, -1, 7)") },
        { "a static batch, another number", "[Model, Input(2, 12), Reshape(5)] public partial class Net;" },
        { "a stack's reshape", "[Model, Input(\"batch\", 12), Reshape(5), Dense(2)] public partial class Net;" },
        { "batch against batch + 1", Graph("x + Pad(x, [0, 0], [1, 0])") },
        { "2 n against 2 n + 1", Graph("Concat(0, x, x) + Pad(Concat(0, x, x), [0, 0], [1, 0])") },
        { "n against n + n", Graph("x + Concat(0, x, x)") },
        { "three operands, two shapes", "[Model] public partial class Net { [Dense(1)] private partial Tensor Head(Tensor x); "
            + "Tensor Forward([Shape(\"batch\", 3)] Tensor x) => Head(x); "
            + "Tensor Loss(Tensor y, [Shape(\"batch\")] Tensor z, [Shape(\"batch\")] Tensor t) => MarginRanking(y, z, t); }" },
        { "a column of targets beside five means", "[Model] public partial class Net { [Dense(5)] private partial Tensor Head(Tensor x); "
            + "Tensor Forward([Shape(\"batch\", 3)] Tensor x) => Head(x); "
            + "Tensor Loss(Tensor y, [Shape(\"batch\", 1)] Tensor t, [Shape(\"batch\", 5)] Tensor v) => GaussianNll(y, t, v); }" },
        { "signs of pairs in a column", "[Model] public partial class Net { [Dense(5)] private partial Tensor Head(Tensor x); "
            + "Tensor Forward([Shape(\"batch\", 3)] Tensor x) => Head(x); "
            + "Tensor Loss(Tensor y, [Shape(\"batch\", 5)] Tensor z, [Shape(\"batch\", 1)] Tensor t) => CosineEmbedding(y, z, t); }" },
        { "a misspelled target", "[Model] public partial class Net { [Dense(4)] private partial Tensor Head(Tensor x); "
            + "Tensor Forward([Shape(\"batch\", 3)] Tensor x) => Head(x); "
            + "Tensor Loss(Tensor y, [Shape(\"bacth\")] Tensor<int> t) => CrossEntropy(y, t); }" },
        { "a misspelled target of a mean", "[Model] public partial class Net { [Dense(4)] private partial Tensor Head(Tensor x); "
            + "Tensor Forward([Shape(\"batch\", 3)] Tensor x) => Head(x); "
            + "Tensor Loss(Tensor y, [Shape(\"bacth\", 4)] Tensor t) => MeanSquaredError(y, t); }" },
    };

    [Theory]
    [MemberData(nameof(Right))]
    public void Right_ones_compile(string what, string source)
    {
        ModelRun run = ModelRun.Of(source);
        run.CompilerErrors.Concat(run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
            .Select(d => d.ToString()).ShouldBeEmpty(what);
    }

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Wrong_ones_are_errors_of_ours(string what, string source)
    {
        ModelRun run = ModelRun.Of(source);
        Diagnostic[] errors = [.. run.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)];
        errors.ShouldNotBeEmpty($"{what}: {string.Join("\n", run.Diagnostics.Concat(run.CompilerErrors))}");
        errors.ShouldAllBe(d => d.Id.StartsWith("ML", StringComparison.Ordinal) && d.Id != "ML9001", what);
        run.CompilerErrors.Where(d => !d.Id.StartsWith("ML", StringComparison.Ordinal)).Select(d => d.ToString()).ShouldBeEmpty(what);
    }

    /// <summary>C# has its own word for that; the generator must not give up all models over it.</summary>
    [Fact]
    public void Two_parts_that_are_marked_are_one_model()
    {
        ModelRun run = ModelRun.Of(Graph("x + x") + "\n" + Graph("x * x"));
        run.Diagnostics.Where(d => d.Id is "CS8785" or "ML9001" or "AD0001").Select(d => d.ToString()).ShouldBeEmpty();
    }

    /// <summary>What takes any number of tensors, axes or sizes is also written with none of them.</summary>
    [Fact]
    public void Calls_that_give_none_of_many_are_no_failures()
    {
        List<string> failures = [];
        foreach (Signature signature in Composite.All.Values.Select(c => c.Signature).Where(IsOpen))
        {
            IEnumerable<string> given = signature.Operands.Where(o => !o.IsParams && !o.IsOptional).Select(o => $"{o.Name}: x")
                .Concat(signature.Arguments.Where(a => !a.IsParams && a.Default is null).Select(a => $"{a.Name}: 0"));
            ModelRun run = ModelRun.Of(Graph($"{signature.Name}({string.Join(", ", given)})"));
            failures.AddRange(run.Diagnostics.Where(d => d.Id is "ML9001" or "CS8785" or "AD0001").Select(d => $"{signature.Name}: {d}"));
            if (signature.Operands.Any(o => o.IsParams))
                run.Diagnostics.ShouldContain(d => d.Id == "ML1007", signature.Name);
        }

        failures.ShouldBeEmpty();
    }

    private static bool IsOpen(Signature signature) => signature.Forms.HasFlag(Forms.Function)
        && (signature.Operands.Any(o => o.IsParams) || signature.Arguments.Any(a => a.IsParams));

    private static string Graph(string value) =>
        $"[Model] public partial class Net {{ Tensor Forward([Shape(\"batch\", 12)] Tensor x) => {value}; }}";
}
