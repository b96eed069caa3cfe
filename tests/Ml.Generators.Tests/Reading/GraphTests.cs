using Ml.Generators.Specs;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Reading;

/// <summary>Forward and Loss become the same steps as the sequential form, whatever C# surrounds them.</summary>
public sealed class GraphTests
{
    [Fact]
    public void The_transformer_of_the_design_reads()
    {
        ModelRun run = ModelRun.Clean(Samples.CharGpt);

        ModelSpec spec = run.Spec("CharGpt");
        spec.Program().ShouldBe("""
            2 = Embedding #0 (0) rows=65 width=384
            3 = Range () size=time
            4 = Embedding #1 (3) rows=256 width=384
            5 = Add (2, 4)
            6 = Block #2 (5)
            7 = LayerNorm #3 (6)
            8 = Dense #4 (7) units=65 bias=false
            9 = CrossEntropy (8, 1)
            """, StringCompareShould.IgnoreLineEndings);
        spec.Outputs.ShouldHaveSingleItem().ShouldBe(new OutputSpec("logits", 8));
        spec.Targets.ShouldHaveSingleItem().Name.ShouldBe("next");
        spec.Layers[0].MemberHeader.ShouldBe("private partial global::Ml.Tensor Tokens(global::Ml.Tensor<int> ids)");
        spec.Layers.Select(l => l.Label).ShouldBe(["tokens", "positions", "blocks", "norm", "head"]);
    }

    [Fact]
    public void A_layer_called_twice_is_one_layer()
    {
        ModelSpec spec = ModelRun.Clean(Declare.Forward("return Head(Inner(Inner(x)));")).Spec();

        spec.Layers.Count.ShouldBe(2);
        spec.Steps.Count(s => s.Layer == 0).ShouldBe(2);
    }

    [Theory]
    [InlineData("for (int i = 0; i < 3; i++) x = Inner(x); return Head(x);")]
    [InlineData("int n = 3; for (int i = n - 1; i >= 0; --i) { x = Inner(x); } return Head(x);")]
    [InlineData("for (int i = 0; ; i++) { if (i == 3) break; x = Inner(x); } return Head(x);")]
    [InlineData("for (int i = 0; i < 6; i++) { if (i % 2 == 1) continue; x = Inner(x); } return Head(x);")]
    [InlineData("var y = Inner(x); (Tensor a, Tensor b) = (Inner(y), y); (a, _) = (Inner(a), b); return Head(a);")]
    [InlineData("Tensor Twice(Tensor t) => Inner(Inner(t)); return Head(Inner(Twice(x)));")]
    [InlineData("return Head(Thrice(x));", "Tensor Thrice(Tensor t) { t = Inner(t); return Inner(Inner(t)); }")]
    [InlineData("var pair = Pair(Inner(x)); return Head(Inner(pair.Second));", "(Tensor First, Tensor Second) Pair(Tensor t) => (t, Inner(t));")]
    [InlineData("foreach (int i in new[] { 1, 2, 3 }) x = Inner(x); return Head(x);")]
    [InlineData("return Head(Width > 4 ? Inner(Inner(Inner(x))) : x);")]
    [InlineData("if (Width < 4) return Head(x); return Head(Inner(Inner(Inner(x))));")]
    public void Control_flow_over_constants_is_worked_out(string body, string members = "")
    {
        ModelSpec spec = ModelRun.Clean(Declare.Forward(body, members)).Spec();

        spec.Program().ShouldBe("""
            1 = Dense #0 (0) units=8
            2 = Dense #0 (1) units=8
            3 = Dense #0 (2) units=8
            4 = Dense #1 (3) units=3
            """, StringCompareShould.IgnoreLineEndings);
    }

    [Theory]
    [InlineData("x + x", "Add (0, 0)")]
    [InlineData("x - x", "Subtract (0, 0)")]
    [InlineData("x * x", "Multiply (0, 0)")]
    [InlineData("x / x", "Divide (0, 0)")]
    [InlineData("-x", "Negate (0)")]
    [InlineData("Relu(x)", "Relu (0)")]
    [InlineData("Concat(1, x, x)", "Concat (0, 0) axis=1")]
    [InlineData("Softmax(x, axis: -1)", "Softmax (0) axis=-1")]
    [InlineData("Sum(x, axis: 1)", "Sum (0) axes=[1]")]
    [InlineData("Sum(x, new[] { 0, 1 })", "Sum (0) axes=[0, 1]")]
    [InlineData("Reshape(x, x.Dim(\"batch\"), 2, -1)", "Reshape (0) shape=[batch, 2, -1]")]
    [InlineData("Reshape(x, x.Dim(\"batch\") * 2, Width / 2)", "Reshape (0) shape=[2 * batch, 4]")]
    [InlineData("x[.., 0]", "Slice (0) starts=[0, 0] ends=[$size, 1] drop=[1]")]
    [InlineData("x[.., ^1]", "Slice (0) starts=[0, $size - 1] ends=[$size, $size] drop=[1]")]
    [InlineData("x[1..^1, 2..4]", "Slice (0) starts=[1, 2] ends=[$size - 1, 4]")]
    [InlineData("x[..x.Dim(\"batch\")]", "Slice (0) starts=[0] ends=[batch]")]
    public void Expressions_become_steps(string expression, string step)
    {
        ModelSpec spec = ModelRun.Of(Declare.Graph($$"""
            const int Width = 8;
            Tensor Forward([Shape("batch", Width)] Tensor x) => {{expression}};
            """)).Spec();

        spec.Program().ShouldBe("1 = " + step);
    }

    [Theory]
    [InlineData("2 * x", "1 = Constant () value=2\n2 = Multiply (1, 0)")]
    [InlineData("x / MathF.Sqrt(Width + 1)", "1 = Constant () value=3\n2 = Divide (0, 1)")]
    [InlineData("x * 0.5", "1 = Constant () value=0.5\n2 = Multiply (0, 1)")]
    [InlineData("x / x.Dim(\"batch\")", "1 = Constant () value=batch\n2 = Divide (0, 1)")]
    [InlineData("Select(x > 0, x, 0.1f * x)", "1 = Constant () value=0\n2 = Greater (0, 1)\n3 = Constant () value=0.10000000149011612\n4 = Multiply (3, 0)\n5 = Select (2, 0, 4)")]
    public void Numbers_become_constants(string expression, string steps)
    {
        ModelSpec spec = ModelRun.Of(Declare.Graph($$"""
            const int Width = 8;
            Tensor Forward([Shape("batch", Width)] Tensor x) => {{expression}};
            """)).Spec();

        spec.Program().ShouldBe(steps);
    }

    [Fact]
    public void Several_inputs_and_outputs_keep_their_names()
    {
        ModelSpec spec = ModelRun.Of(Declare.Graph("""
            (Tensor mean, Tensor spread) Forward([Shape("batch", 4)] Tensor a, [Shape("batch", 4), WithGradient] Tensor b)
                => (a + b, a * b);

            Tensor Loss(Tensor mean, Tensor spread, Tensor a, [Shape("batch", 4)] Tensor wanted) => Sum(mean * wanted + spread * a);
            """)).Spec();

        spec.Inputs.Select(i => (i.Name, i.WithGradient)).ShouldBe([("a", false), ("b", true)]);
        spec.Targets.Select(t => t.Name).ShouldBe(["wanted"]);
        spec.Outputs.ShouldBe([new OutputSpec("mean", 3), new OutputSpec("spread", 4)]);
        spec.ForwardSteps.ShouldBe(2);
    }
}
