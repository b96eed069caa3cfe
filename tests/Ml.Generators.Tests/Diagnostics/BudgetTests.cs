using Ml.Generators.Shapes;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>A declaration that would cost the compiler minutes is a mistake with an id, found at once.</summary>
public sealed class BudgetTests
{
    [Theory]
    [InlineData("{|ML1003:for|} (int i = 0; i < 1000000000; i++) x += 1; return Head(Inner(x));")]
    [InlineData("{|ML1003:for|} (int i = 0; i < 10000; i++) x += 1; return Head(Inner(x));")]
    [InlineData("{|ML1003:for|} (;;) { } return Head(Inner(x));")]
    [InlineData("for (int i = 0; i < 1000; i++) {|ML1003:for|} (int j = 0; j < 1000; j++) { } return Head(Inner(x));")]
    [InlineData("{|ML1003:for|} (int i = 0; i < 1000; i++) x = Tanh(Exp(Tanh(x * 2))); return Head(Inner(x));")]
    [InlineData("{|ML1003:while|} (true) { x += 1; } return Head(Inner(x));")]
    public void A_long_loop_is_reported_where_it_stands(string body) => ModelRun.Marked(Declare.Forward(body));

    [Fact]
    public void A_loop_within_the_budget_is_read() =>
        ModelRun.Of(Declare.Forward("int n = 0; for (int i = 0; i < 1000; i++) n += i; return Head(Inner(x)) * n;"))
            .Read().IsBroken.ShouldBeFalse();

    [Fact]
    public void Methods_that_call_each_other_twice_are_not_inlined_without_end()
    {
        string methods = string.Concat(Enumerable.Range(1, 40).Select(i =>
            $"static int F{i}(int n) => F{i - 1}(n) + F{i - 1}(n);\n")) + "static int F0(int n) => n;";
        ModelRun run = ModelRun.Of(Declare.Forward("return Head(Inner(x * F40(1)));", methods));

        run.Diagnostics.ShouldHaveSingleItem().Id.ShouldBe("ML1003");
        run.Message.ShouldContain("Use<T>(repeat: n)");
    }

    [Fact]
    public void A_shape_that_multiplies_out_to_too_many_products_is_reported() => ModelRun.Marked(Declare.Sequential(
        $"[{{|ML2017:Input({string.Join(", ", Enumerable.Range(0, 14).Select(i => $"\"a{i} + 1\""))}, 4)|}}, Dense(3)]"));

    [Fact]
    public void Many_named_sizes_compile()
    {
        string[] sizes = [.. Enumerable.Range(0, 57).Select(i => $"a{i}")];
        ModelRun.Clean($$"""
            [Model, Input({{string.Join(", ", sizes.Select(s => $"\"{s}\""))}}, 4), Dense(3), Softmax]
            public partial class Deep;

            [Model]
            public partial class Wide
            {
                Tensor Forward({{string.Join(", ", sizes.Select(s => $"[Shape(\"{s}\", 4)] Tensor x{s}"))}}) =>
                    {{string.Join(" + ", sizes.Select(s => $"Sum(Tanh(x{s}))"))}};
            }
            """);
    }

    [Fact]
    public void Products_of_sums_are_bounded_and_sums_are_not()
    {
        Dim sum = Dim.Sum(Enumerable.Range(0, 200).Select(i => Dim.Named($"a{i}")));
        (sum * 4).Terms.Count.ShouldBe(200);
        Should.Throw<OverflowException>(() => sum * sum);
    }

    [Theory]
    [InlineData("[Input(\"batch\", 4), {|ML2017:Dense(int.MaxValue)|}]")]
    [InlineData("[{|ML2017:Input(\"batch\", 1000000, 1000000)|}, Dense(3)]")]
    public void A_tensor_whose_elements_no_int_counts_is_reported(string attributes)
    {
        ModelRun run = ModelRun.Marked(Declare.Sequential(attributes));
        run.CompilerErrors.Select(e => e.ToString()).ShouldBeEmpty();
    }
}
