using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Lowering.Losses;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Tests.Language;
using Ml.Testing;
using Ml.Testing.Declarations;

namespace Ml.Generators.Tests.Lowering;

/// <summary>Every loss says of itself what makes its figure independent of how examples are cut into batches.</summary>
public sealed class LossTermTests
{
    private static readonly (string Sizes, ElementType Element)[] Operands =
        [("batch, 5", ElementType.Float32), ("batch", ElementType.Float32), ("batch", ElementType.Int32)];

    /// <summary>Every composite that reduces, in every form of operands that it takes.</summary>
    public static TheoryData<string, string> Library()
    {
        TheoryData<string, string> all = [];
        foreach (Composite composite in Composite.All.Values.Where(
            c => c.Signature.Weights.Count == 0 && c.Signature.Arguments.Any(a => a.Name == "reduction")))
        {
            foreach (string reduction in new[] { "Mean", "Sum" })
                all.Add(composite.Signature.Name, reduction);
        }

        return all;
    }

    [Theory]
    [MemberData(nameof(Library))]
    public void A_loss_of_the_library_adds_up_over_batches(string loss, string reduction)
    {
        LoweredModel[] forms = [.. Forms(loss, reduction)];
        forms.ShouldNotBeEmpty();
        foreach (LoweredModel model in forms)
        {
            LossTerm term = model.Loss!.Terms.ShouldHaveSingleItem();
            (term.Name, term.Loss, term.Weight).ShouldBe(("loss", loss, 1.0));
            term.Reduction.ToString().ShouldBe(reduction);
            RequireParts(model);
        }
    }

    [Theory]
    [InlineData("Mean(Square(y - t))", "Mean")]
    [InlineData("Sum(Square(y - t))", "Sum")]
    [InlineData("Mean(Sum(Square(y - t), axis: 1))", "Mean")]
    [InlineData("Sum(Mean(Square(y - t), axis: 1))", "Sum")]
    [InlineData("Mean(Mean(Abs(y - t), axis: 0))", "Mean")]
    [InlineData("Sum(Mean(Abs(y - t), axis: 0))", "Mean")]
    [InlineData("Mean(Mean(Abs(y - t), axis: 1))", "Mean")]
    [InlineData("Sum(Square(y - t)) / y.Dim(\"batch\")", "Mean")]
    [InlineData("Sum(Square(y - t)) / (2 * y.Dim(\"batch\"))", "Mean")]
    [InlineData("Sum(Square(y - t)) / 7", "Sum")]
    [InlineData("0.5f * Mean(Square(y - t)) - Mean(y) / 4", "Mean Mean")]
    [InlineData("Mean(Square(y - t)) + 0.01f * Sum(Abs(y))", "Mean Sum")]
    [InlineData("-(Mean(y) - 3 * Sum(t))", "Mean Sum")]
    [InlineData("1 - Mean(y * t)", "Mean")]
    [InlineData("2 * (1 - Mean(y * t)) + 1", "Mean")]
    [InlineData("Sum(w * Square(y - t)) / Sum(w)", "Mean")]
    [InlineData("0.3f * Sum(w * Square(y - t)) / (Sum(w) + 1e-6f)", "Mean")]
    [InlineData("Sum(w * Square(y - t)) / Maximum(Sum(w), 0.01f)", "Mean")]
    [InlineData("Mean(Sum(w * y, axis: 1) / Sum(w, axis: 1))", "Mean")]
    [InlineData("Mean(CrossEntropy(y, c, reduction: Reduction.None))", "Mean")]
    [InlineData("Sum(CrossEntropy(y, c, reduction: Reduction.None)) + Mean(w)", "Sum Mean")]
    [InlineData("CrossEntropy(Reshape(y, -1, 5), Reshape(c, -1)) + MeanSquaredError(y, t)", "Mean Mean")]
    [InlineData("Mean(CosineSimilarity(y, t)) + Mean(Max(y, axis: 1)) + Mean(Softmax(y, 1))", "Mean Mean Mean")]
    [InlineData("Mean(Norm(y - t, axis: 1))", "Mean")]
    [InlineData("Mean(Concat(1, y, t)) + Mean(y[.., 1..3]) + Mean(SwapAxes(y, 0, 1))", "Mean Mean Mean")]
    [InlineData("KlDivergence(LogSoftmax(y, 1), t, perExample: true)", "Mean")]
    [InlineData("GaussianNll(y, t, w)", "Mean")]
    [InlineData("Sqrt(Mean(Square(y - t)))", "PerBatch")]
    [InlineData("Log(Sum(Exp(y)))", "PerBatch")]
    [InlineData("Mean(y) * Mean(t)", "PerBatch")]
    [InlineData("Mean(y) / Mean(t)", "PerBatch")]
    [InlineData("Mean(Square(y - Mean(y, axis: 0)))", "PerBatch")]
    [InlineData("Max(y)", "PerBatch")]
    [InlineData("Mean(Max(y, axis: 0))", "PerBatch")]
    [InlineData("Mean(Softmax(y, 0) * t)", "PerBatch")]
    [InlineData("Mean(MatMul(y, SwapAxes(t, 0, 1)))", "PerBatch")]
    [InlineData("InfoNce(y, t) + Mean(y)", "PerBatch Mean")]
    [InlineData("Mean(y[..4] * t[1..5])", "PerBatch")]
    [InlineData("Mean(y[1..] * t[1..])", "PerBatch")]
    [InlineData("Mean(Unsqueeze(v, 0) - Unsqueeze(v, 1))", "PerBatch")]
    public void A_loss_of_the_declaration_s_own_is_taken_apart_where_it_can_be(string loss, string expected)
    {
        LoweredModel model = Lower(loss);
        string.Join(" ", model.Loss!.Terms.Select(t => t.Reduction)).ShouldBe(expected, loss);
        if (!expected.Contains("PerBatch", StringComparison.Ordinal))
            RequireParts(model);
    }

    [Theory]
    [InlineData("MeanSquaredError(y, t)", "Values 0 0")]
    [InlineData("Huber(y, t)", "Values 0 0")]
    [InlineData("BinaryCrossEntropy(y, t)", "YesNo 0 0")]
    [InlineData("CrossEntropy(y, c)", "Classes 0 3")]
    [InlineData("0.1f * CrossEntropy(y, c) - 2", "Classes 0 3")]
    [InlineData("Mean(CrossEntropy(y, c, reduction: Reduction.None))", "Classes 0 3")]
    [InlineData("CrossEntropy(Reshape(y, -1, 5), Reshape(c, -1))", "Classes 0 3")]
    [InlineData("CrossEntropy(2 * y, c)", "Other 0 3")]
    [InlineData("CrossEntropy(y, t)", "Classes 0 0")]
    [InlineData("Mean(Square(y - t))", "Values 0 0")]
    [InlineData("Mean(Abs(t - y) * Unsqueeze(v, 1))", "Other 0 -1")]
    [InlineData("Mean(Square(Sigmoid(y) - t))", "Other 0 0")]
    [InlineData("Mean(y * t)", "Other 0 0")]
    [InlineData("GaussianNll(y, t, w)", "Values 0 0")]
    public void A_term_says_what_it_compares(string loss, string expected)
    {
        LossTerm term = Lower(loss).Loss!.Terms.ShouldHaveSingleItem();
        $"{term.Reading.Target} {term.Output} {term.Target}".ShouldBe(expected, loss);
    }

    [Theory]
    [InlineData("CrossEntropy(y, c) + MeanSquaredError(y, t)", "crossEntropy, meanSquaredError")]
    [InlineData("Mean(Square(y - t)) + Mean(Abs(y))", "term 1, term 2")]
    [InlineData("Huber(y, t) + Huber(y, t, delta: 3f)", "y huber 1, y huber 2")]
    [InlineData("MeanSquaredError(y, t)", "loss")]
    public void Terms_are_called_by_what_parts_them(string loss, string expected) =>
        string.Join(", ", Lower(loss).Loss!.Terms.Select(t => t.Name)).ShouldBe(expected);

    [Fact]
    public void A_batch_that_is_a_number_is_told_from_other_numbers()
    {
        LoweredModel Static(string loss) => LoweredSources.Lower(
            [Declare.Graph($$"""
                [Dense(2)] private partial Tensor Line(Tensor x);
                Tensor Forward([Shape(4, 3)] Tensor x) => Line(x);
                Tensor Loss(Tensor y, [Shape(4, 2)] Tensor t) => {{loss}};
                """)], "Net");
        Static("Mean(Square(y - t))").Loss!.Terms.Single().Reduction.ShouldBe(LossReduction.Mean);
        Static("Sum(Square(y - t)) / 3").Loss!.Terms.Single().Reduction.ShouldBe(LossReduction.Sum);
        Static("MeanSquaredError(y, t)").Loss!.Terms.Single().Reduction.ShouldBe(LossReduction.Mean);
    }

    [Fact]
    public void A_factor_that_is_learned_belongs_to_the_term()
    {
        LoweredModel model = LoweredSources.Lower(
            [Declare.Graph("""
                [Dense(2)] private partial Tensor Line(Tensor x);
                [Dense(1)] private partial Tensor Certainty(Tensor one);
                Tensor Forward([Shape("batch", 3)] Tensor x) => Line(x);
                Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor t)
                {
                    Tensor s = Sum(Certainty(Unsqueeze((Tensor)Range(1), 0)));
                    return Exp(-s) * MeanSquaredError(y, t) + s + 0.5f * Sum(Abs(y));
                }
                """)], "Net");
        model.Loss!.Terms.Select(t => (t.Reduction, t.Reading.Target)).ShouldBe(
            [(LossReduction.Mean, TargetKind.Values), (LossReduction.Sum, TargetKind.Other)]);
        RequireParts(model);
    }

    private static LoweredModel Lower(string loss) => LoweredSources.Lower(
        [Declare.Graph($$"""
            [Dense(5)] private partial Tensor Line(Tensor x);
            Tensor Forward([Shape("batch", 4)] Tensor x) => Line(x);
            Tensor Loss(Tensor y, [Shape("batch", 5)] Tensor t, [Shape("batch", 5)] Tensor w, [Shape("batch")] Tensor v,
                [Shape("batch")] Tensor<int> c) => {{loss}};
            """)], "Net");

    private static void RequireParts(LoweredModel model)
    {
        for (int seed = 1; seed <= 3; seed++)
        {
            var parts = new LossParts(model, seed);
            double whole = parts.Whole;
            foreach (double together in parts.PutTogether())
                together.ShouldBe(whole, 1e-6 * Math.Max(1, Math.Abs(whole)));
        }
    }

    /// <summary>The loss over a layer's output and targets of every shape and element that it does not refuse.</summary>
    private static IEnumerable<LoweredModel> Forms(string loss, string reduction)
    {
        int count = Composite.All[loss].Signature.Operands.Count(o => !o.IsOptional) - 1;
        int[] choice = new int[count];
        for (int number = 0; number < Math.Pow(Operands.Length, count); number++)
        {
            for (int i = 0, rest = number; i < count; i++, rest /= Operands.Length)
                choice[i] = rest % Operands.Length;
            var program = new SpecBuilder();
            int x = program.Input("x", "batch, 4");
            int[] targets = [.. choice.Select((c, i) => program.Target(
                $"t{i}", SpecBuilder.ShapeOf(Operands[c].Sizes), Operands[c].Element))];
            int output = program.Call("Sigmoid", program.Call("Dense", x, ("units", 5)));
            int value = program.Call(loss, [output, .. targets], ("reduction", reduction));
            LoweredModel? model = null;
            try
            {
                model = ModelLowering.Lower(program.Build([output], value, forwardSteps: 2)).Model;
            }
            catch (ShapeMismatchException)
            {
            }

            // Shapes that would fit if a batch were as long as a row are another matter.
            if (model is { Assumptions.Count: 0 })
                yield return model;
        }
    }
}
