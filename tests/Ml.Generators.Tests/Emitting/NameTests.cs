using Ml.Generators.Specs;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Emitting;

/// <summary>Whatever a user calls sizes, inputs, outputs, layers and members, the emitted code compiles or a diagnostic says why not.</summary>
public sealed class NameTests
{
    // Names of emitted locals, parameters, types and members, of loops, and of C#.
    private static readonly string[] Awkward =
    [
        "left", "right", "result", "begin", "end", "args", "count", "index", "i", "row", "column", "item", "lanes", "sums", "first",
        "input", "weight", "V", "Math", "Team", "Philox", "T", "parameters", "Parameters", "state", "gradients", "random", "prepared",
        "arena", "loss", "randomness", "session", "Session", "Own", "_own", "_model", "Workspace", "repetition", "half", "repetitionStep",
        "repetitionIndex", "half2", "batch_", "output_", "output", "label", "xPointer", "xSpan", "xGradient", "xSize", "arenaPointer",
        "in", "class", "step", "base", "fixed", "default", "value", "field", "var", "nint", "await", "Predict", "Dispose", "System", "Ml",
    ];

    [Fact]
    public void Sizes_may_have_any_name() => Compiles(Awkward.Select((name, i) => $$"""
        [Model, Input("{{name}}", "{{name}}", 8), Dense(3), Softmax]
        public partial class Net{{i}};

        [Model]
        public partial class Two{{i}}
        {
            Tensor Forward([Shape("batch", "{{name}}", 8)] Tensor x) => MatMul(x, Transpose(x, 0, 2, 1));
        }
        """));

    [Fact]
    public void Inputs_and_outputs_may_have_any_name() => Compiles(Awkward.Select((name, i) => $$"""
        [Model]
        public partial class Net{{i}}
        {
            (Tensor @{{name}}, Tensor other) Forward(
                [Shape("batch", "time", 8), WithGradient] Tensor @{{name}}, [Shape("{{name}}", 8)] Tensor mine) => (Tanh(@{{name}}), mine);
            Tensor Loss(Tensor a, Tensor b, [Shape("batch", "time", 8)] Tensor y) => MeanSquaredError(a, y) + Mean(b);
        }
        """));

    [Fact]
    public void A_repeated_model_may_have_a_size_called_like_the_loop() => Compiles(["""
        [Model, Input("repetition", "half", 8), Use<Inside>(repeat: 3), MeanSquaredError]
        public partial class Net;

        [Model, Input("half", "repetition", 8), Dense(8), Dropout(0.5f)]
        public partial class Inside;
        """]);

    [Theory]
    [InlineData("batch")]
    [InlineData("label")]
    [InlineData("output")]
    [InlineData("in")]
    public void The_input_of_a_stack_may_be_called_like_its_size_or_its_target(string name) => ModelRun.Clean(
        $"[Model, Input(\"{name}\", 8, Name = \"{name}\"), WithGradient, Dense(3), CrossEntropy] public partial class Net;");

    [Fact]
    public void Inputs_may_be_called_like_sizes_and_like_gradients_of_other_inputs() => ModelRun.Clean("""
        [Model, Input("class", 4, Name = "int"), Dense(3), CrossEntropy] public partial class Keywords;
        [Model, Input("arena", 4, Name = "args"), Dense(3), CrossEntropy] public partial class @class;
        [Model]
        public partial class Net
        {
            Tensor Forward([Shape("b", 3), WithGradient] Tensor x, [Shape("b", 3)] Tensor xGradient, [Shape("b", 3)] Tensor b) =>
                x * xGradient + b;
            Tensor Loss(Tensor y, [Shape("b", 3)] Tensor gradients) => MeanSquaredError(y, gradients);
        }
        """);

    [Fact]
    public void Names_that_differ_only_in_case_are_kept_apart() => ModelRun.Clean("""
        [Model]
        public partial class Net
        {
            (Tensor Mean, Tensor mean) Forward([Shape("batch", 8)] Tensor X, [Shape("batch", 8)] Tensor x) => (X + x, X - x);
        }
        """);

    [Theory]
    [InlineData("[Dense(8)] private partial Tensor Predict(Tensor x);", "Predict(x)")]
    [InlineData("[Dense(8)] private partial Tensor Save(Tensor x);", "Save(x)")]
    [InlineData("[Dense(8)] private partial Tensor args(Tensor left);", "args(x)")]
    [InlineData("[Dense(8)] private partial Tensor @class(Tensor @in);", "@class(x)")]
    [InlineData("public int Predict(ReadOnlySpan<float> image) => 0;", "x")]
    [InlineData("public void Save() { }", "x")]
    [InlineData("public Net(string path) : this(1) { }", "x")]
    public void Members_that_only_look_like_the_compilers_are_fine(string member, string body) => ModelRun.Clean($$"""
        [Model]
        public partial class Net
        {
            {{member}}
            Tensor Forward([Shape("batch", 8)] Tensor x) => {{body}};
            Tensor Loss(Tensor y, [Shape("batch", 8)] Tensor target) => MeanSquaredError(y, target);
        }
        """);

    [Theory]
    [InlineData("const int {|ML1018:ParameterCount|} = 8;")]
    [InlineData("private static float {|ML1018:_own|};")]
    [InlineData("public int {|ML1018:State|} { get; set; }")]
    [InlineData("public int {|ML1018:Info|}() => 1;")]
    [InlineData("public class {|ML1018:Session|};")]
    [InlineData("public void {|ML1018:Dispose|}() { }")]
    [InlineData("public void {|ML1018:Save|}(string path) { }")]
    [InlineData("public void {|ML1018:Predict|}(ReadOnlySpan<float> x, Span<float> output) { }")]
    [InlineData("public {|ML1018:Net|}(ulong seed) { }")]
    public void A_member_of_an_added_name_is_reported(string member)
    {
        ModelRun run = ModelRun.Marked($$"""
            [Model]
            public partial class Net
            {
                {{member}}
                Tensor Forward([Shape("batch", 8)] Tensor x) => x;
            }
            """);
        run.CompilerErrors.Select(e => e.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void A_model_is_not_called_like_a_member() => ModelRun.Marked("""
        [Model, Input("batch", 8), Dense(3)]
        public partial class {|ML1018:Session|};
        """);

    [Fact]
    public void A_layer_method_with_a_body_is_reported() => ModelRun.Marked("""
        [Model]
        public partial class Net
        {
            [Dense(3)] private partial Tensor {|ML1010:Head|}(Tensor x);
            private partial Tensor Head(Tensor x) => x;
            Tensor Forward([Shape("batch", 8)] Tensor x) => Head(x);
        }
        """);

    [Fact]
    public void A_model_and_its_namespace_may_be_keywords() => ModelRun.Clean("""
        namespace @in.@event;
        public partial class @new
        {
            [Model, Input("batch", 8), Dense(3), CrossEntropy]
            public partial class @class;
        }
        """);

    [Fact]
    public void Every_added_member_is_known_by_name()
    {
        ModelRun run = ModelRun.Clean(Samples.DigitNet + Declare.Sequential("[Input(\"batch\", 8), Dense(3, inputs: 8)]"));
        string[] members = run.Output.GetSymbolsWithName("DigitNet").Concat(run.Output.GetSymbolsWithName("Net"))
            .OfType<Microsoft.CodeAnalysis.INamedTypeSymbol>().SelectMany(t => t.GetMembers())
            .Where(m => !m.IsImplicitlyDeclared && m.CanBeReferencedByName).Select(m => m.Name).Distinct().ToArray();
        members.Length.ShouldBeGreaterThan(15);
        members.Where(m => !MemberNames.IsTaken(m)).ShouldBeEmpty();
    }

    private static void Compiles(IEnumerable<string> models)
    {
        ModelRun run = ModelRun.Of(string.Join("\n", models));
        run.Generated.Diagnostics.Select(d => d.ToString()).ShouldBeEmpty();
        run.Generated.GeneratedTrees.Where(t => t.ToString().Contains("has mistakes", StringComparison.Ordinal)).ShouldBeEmpty();
        run.CompilerErrors.Select(e => e.ToString()).ShouldBeEmpty();
    }
}
