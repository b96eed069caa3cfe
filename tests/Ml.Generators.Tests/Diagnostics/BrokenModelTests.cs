using Microsoft.CodeAnalysis;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>
/// The code of a model with a mistake compiles: C# says nothing beside the model's own diagnostic. The C# compiler shows no
/// analyzer's diagnostics where a declaration is wrong, so that a follow-up error would hide the mistake itself.
/// </summary>
public sealed class BrokenModelTests
{
    public static TheoryData<string, string> Mistakes => new()
    {
        { "ML1002", "[Model] public partial class Net { [Dense(3)] private partial Tensor A(Tensor x); }" },
        { "ML1016", "[Model] public partial class Net { void Forward([Shape(\"b\", 3)] Tensor x) { } }" },
        {
            "ML1016", "[Model] public partial class Net { async System.Threading.Tasks.Task<Tensor> Forward([Shape(\"b\", 3)] "
            + "Tensor x) { await System.Threading.Tasks.Task.Yield(); return x; } }"
        },
        { "ML2017", "[Model, Input(\"batch\", 4), Dense(int.MaxValue)] public partial class Net;" },
        { "ML2017", "[Model] public partial class Net { Tensor Forward([Shape(\"b\", 1000000, 1000000)] Tensor x) => x; }" },
        { "ML1006", Layer("[Use<Net>]") },
        { "ML1013", Layer("[Use<string>]") },
        { "ML1007", Layer("[Use<Good>(repeat: 0)]") },
        { "ML1007", Layer("[Dense(0)]") },
        { "ML1010", Layer("[Dense(3), Relu]") },
        { "ML1010", Layer("[Dense(3)]", "Tensor A(ref Tensor x)", "A(ref x)") },
        { "ML1010", Layer("[Dense(3)]", "Tensor A<T>(Tensor x)", "A<int>(x)") },
        { "ML1018", Layer("[Dense(3)]", "Tensor Parameters(Tensor x)", "Parameters(x)") },
        { "ML1014", "[Model, Input(\"batch\", 4), Dense(3)] public abstract partial class Net;" },
        { "ML1014", "[Model, Input(\"batch\", 4), Dense(3)] public static partial class Net;" },
        { "ML1014", Layer("[Dense(3)]").Replace("public partial", "public abstract partial", StringComparison.Ordinal) },
        { "ML1014", Layer("[Dense(3)]").Replace("class Net", "class Net<T>", StringComparison.Ordinal) },
        { "ML1014", "public partial class Outer<T, U> {" + Layer("[Dense(3)]") + "}" },
        {
            "ML1011", "[Model, Input(\"batch\", 4), Dense(3)] public partial class Net "
            + "{ [Dense(3)] private partial Tensor A(Tensor x); }"
        },
        { "ML1009", "[Model, Input(\"batch\", \"2 *\"), Dense(3), CrossEntropy] public partial class Net;" },
        { "ML1008", "[Model] public partial class Net { Tensor Forward() => 1f; }" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Only_the_mistake_itself_is_reported(string id, string source)
    {
        ModelRun run = ModelRun.Of(source + "\n[Model, Input(\"b\", 3), Dense(3)] public partial class Good;");

        run.Diagnostics.Select(d => d.Id).ShouldBe([id]);
        run.Output.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Models_whose_names_differ_only_in_case_are_both_compiled()
    {
        ModelRun run = ModelRun.Clean("""
            namespace A
            {
                [Model, Input("batch", 4), Dense(3)] public partial class Net;
                [Model, Input("batch", 4), Dense(2)] public partial class NET;
                public partial class B { [Model, Input("batch", 4), Dense(3)] public partial class Net; }
            }

            namespace A.B2 { [Model, Input("batch", 4), Dense(3)] public partial class Net; }
            namespace a { [Model, Input("batch", 4), Dense(3)] public partial class Net; }
            """);

        run.Generated.GeneratedTrees.Select(t => Path.GetFileName(t.FilePath)).Order(StringComparer.Ordinal).ShouldBe(
            ["A.B+Net.g.cs", "A.B2.Net.g.cs", "A.NET.1.g.cs", "A.Net.2.g.cs", "a.Net.3.g.cs"]);
    }

    private static string Layer(string attribute, string method = "Tensor A(Tensor x)", string call = "A(x)") =>
        $$"""
        [Model] public partial class Net
        {
            {{attribute}} private partial {{method}};
            Tensor Forward([Shape("b", 3)] Tensor x) => {{call}};
        }
        """;
}
