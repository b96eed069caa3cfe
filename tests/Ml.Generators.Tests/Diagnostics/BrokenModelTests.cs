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
        { "ML1010", Layer("") },
        { "ML1010", "[Model] public partial class Net { private partial (Tensor, Tensor) A(Tensor x); Tensor Forward([Shape(\"b\", 3)] Tensor x) => A(x).Item1; }" },
        { "ML1018", Layer("[Dense(3)]", "Tensor Parameters(Tensor x)", "Parameters(x)") },
        { "ML1020", "[Input(\"batch\", 4), Dense(8), Relu] public partial class Net;" },
        { "ML1020", "[Dense(8)] internal class Net;" },
        { "ML1021", "[Model, Input(\"batch\", 4), Dense(3)] public partial class Net { public Net() { } }" },
        { "ML1021", "[Model, Input(\"batch\", 4), Dense(3)] public partial class Net { private Net(int x) : base() { } private Net(string x) : this(seed: 1) { } }" },
        { "ML1014", "[Model, Input(\"batch\", 4), Dense(3)] public abstract partial class Net;" },
        { "ML1014", "[Model, Input(\"batch\", 4), Dense(3)] public static partial class Net;" },
        { "ML1014", Layer("[Dense(3)]").Replace("public partial", "public abstract partial", StringComparison.Ordinal) },
        { "ML1014", Layer("[Dense(3)]").Replace("class Net", "class Net<T>", StringComparison.Ordinal) },
        { "ML1014", "public partial class Outer<T, U> {" + Layer("[Dense(3)]") + "}" },
        {
            "ML1011", "[Model, Input(\"batch\", 4), Dense(3)] public partial class Net "
            + "{ [Dense(3)] private partial Tensor A(Tensor x); }"
        },
        { "ML1011", "[Model, Input(\"batch\", 4), Dense(3)] public partial class Net { private partial Tensor A(Tensor x); }" },
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

    /// <summary>
    /// The C# compiler runs no analyzer while a declaration of the project is wrong: in a build the generator speaks instead.
    /// </summary>
    [Theory]
    [InlineData("public class Other : Missing { }")]
    [InlineData("public class Other { Missing Get() => null!; }")]
    [InlineData("public class Other { }")]
    public void In_a_build_the_generator_reports_errors_beside_those_of_csharp(string other)
    {
        const string Net = "[Model, Input(\"batch\", 8), Dense(3, inputs: 7)] public partial class Net;";
        (string, string) build = ("build_property.MlReporter", "generator");
        Diagnostic found = ModelRun.Driver(build).RunGenerators(ModelRun.Compile(Net, other)).GetRunResult().Diagnostics.ShouldHaveSingleItem();

        found.Id.ShouldBe("ML2003");
        found.Location.SourceSpan.Start.ShouldBe(Net.IndexOf("inputs: 7", StringComparison.Ordinal));
        ModelRun.Of(Net, build).Diagnostics.ShouldHaveSingleItem().ToString().ShouldBe(found.ToString());
    }

    [Theory]
    [InlineData("new Trainer(new AdamW(1e-3f)).Fit({|model|}, data);")]
    [InlineData("{|model|}.Fit(data);")]
    [InlineData("ITrainable t = {|model|};")]
    [InlineData("float x = {|model|}.Gradients[0];")]
    [InlineData("static void Train<T>(T t) where T : ITrainable { } Train({|model|});")]
    [InlineData("{|model|}.Backpropagate(null);")]
    public void A_model_without_a_loss_is_explained_where_it_should_be_trained(string statement)
    {
        string marked = statement.Replace("{|model|}", "{|ML4002:model|}", StringComparison.Ordinal);
        ModelRun run = ModelRun.Marked($$"""
            [Model, Input("batch", 8), Dense(3)] public partial class Net;
            public static class Program { public static void Use(Net model, IDataSet data) { {{marked}} } }
            """);
        run.Message.ShouldContain("[CrossEntropy]");
        run.CompilerErrors.ShouldNotBeEmpty();
    }

    [Fact]
    public void A_model_that_is_broken_is_not_called_untrainable() => ModelRun.Marked("""
        [Model, Input("batch", 8), Dense(3, {|ML2003:inputs: 7|})] public partial class Net;
        public static class Program { public static void Use(Net model, IDataSet data) => new Trainer(new AdamW(1e-3f)).Fit(model, data); }
        """);

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

        run.Generated.GeneratedTrees.Select(t => Path.GetFileName(t.FilePath))
            .Where(name => !name.StartsWith("Ml.Kernels.", StringComparison.Ordinal)).Order(StringComparer.Ordinal).ShouldBe(
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
