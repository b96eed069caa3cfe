using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>Messages name what the user wrote, show where both sides come from, and advise what the form allows.</summary>
public sealed class MessageTests
{
    [Fact]
    public void An_axis_is_named_by_the_function_that_wants_it() => Forward(
        "Softmax(x, axis: 2)", "[Shape(\"batch\", 64)] Tensor x").ShouldBe("""
        'Softmax' names axis 2, but [batch, 64] has 2 axes
          x [batch, 64]                          line 4
            Softmax(x, axis: 2)       <- here    line 4
          Fix: write 1: axes are counted from 0, and go from -2 to 1.
        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void An_operator_is_named_as_it_is_written_and_both_operands_are_shown() => Forward(
        "x * y", "[Shape(\"batch\", 7)] Tensor x, [Shape(\"batch\", 5)] Tensor y").ShouldBe("""
        'x * y' cannot combine [batch, 7] with [batch, 5]: axis -1 is 7 on the left and 5 on the right
          x [batch, 7]             line 4
          y [batch, 5]             line 4
            x * y       <- here    line 4
          Fix: declare 'y' as [batch, 7].
        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void The_tensors_of_a_concatenation_are_shown_with_the_axis_that_differs() => Forward(
        "Concat(1, x, Tanh(Flatten(y)))", "[Shape(\"batch\", 7, 3)] Tensor x, [Shape(\"batch\", 5, 4)] Tensor y").ShouldBe("""
        'Concat' joins [batch, 7, 3] and [batch, 20] along axis 1, but one has 3 axes and the other 2
          x [batch, 7, 3]                                         line 4
          y [batch, 5, 4]                                         line 4
            Flatten(y)            -> [batch, 20]    20 = 5 * 4    line 4
            Concat(1, x, Tanh(..))                  <- here       line 4
          Fix: write Flatten(x), which gives [batch, 21].
        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void The_sides_of_a_product_are_shown() => Forward(
        "MatMul(x, y)", "[Shape(\"b\", 3)] Tensor x, [Shape(4, 5)] Tensor y").ShouldBe("""
        'MatMul' multiplies [b, 3] by [4, 5]: the inner sizes are 3 and 4
          x [b, 3]                        line 4
          y [4, 5]                        line 4
            MatMul(x, y)       <- here    line 4
          Fix: declare 'y' as [3, 5].
        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void A_loss_shows_the_way_to_its_scores_and_its_target() => Message("""
        [Model]
        public partial class Net
        {
            [Dense(10)] private partial Tensor A(Tensor x);
            Tensor Forward([Shape("batch", 64)] Tensor x) => A(x);
            Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor<int> t) => CrossEntropy(y, t);
        }
        """).ShouldBe("""
        'CrossEntropy' compares [batch, 10] from 'A' with int [batch, 2] from 't': class numbers have the shape of the scores without the class axis
          x [batch, 64]                                            line 5
            A: Dense(10)      -> [batch, 10]                       line 5
          t int [batch, 2]                                         line 6
            CrossEntropy(y, t)   expects int [batch]    <- here    line 6
          Fix: give the target the shape [batch].
        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void An_index_is_an_index() => Forward("x[.., 5]", "[Shape(\"b\", 3)] Tensor x").ShouldBe("""
        'x[.., 5]' takes index 5 of axis 1, which has 3 elements in [b, 3]
          x [b, 3]                    line 4
            x[.., 5]       <- here    line 4
          Fix: take an index from 0 to 2.
        """, StringCompareShould.IgnoreLineEndings);

    [Fact]
    public void A_window_belongs_to_its_layer() => Message(Declare.Sequential(
        "[Input(\"batch\", 3, 4, 4), Conv2D(32, kernel: 5)]")).ShouldStartWith("'Conv2D' slides a window of 5 over 4");

    [Theory]
    [InlineData("Dense(3)", "'Dense' calculates with floats, but 'input' gives int [batch, 4]",
        "leave Element = Element.Int32 out of [Input], or let an Embedding come first")]
    [InlineData("Relu, Dense(3)", "'Relu' calculates with floats, but 'input' gives int [batch, 4]", "Embedding")]
    public void A_stack_over_integers_is_told_what_a_stack_can_do(string layers, string message, string fix)
    {
        string text = Message(Declare.Sequential($"[Input(\"batch\", 4, Element = Element.Int32), {layers}]"));
        text.ShouldStartWith(message);
        text.ShouldContain("Fix: ");
        text.ShouldContain(fix);
        text.ShouldNotContain("Tensor<int>");
    }

    [Fact]
    public void An_embedding_in_a_stack_is_told_how_a_stack_declares_integers() => Message(Declare.Sequential(
        "[Input(\"batch\", 4), Embedding(10, 3)]")).ShouldContain("Fix: write [Input(..., Element = Element.Int32)].");

    [Fact]
    public void A_model_that_cannot_be_repeated_is_named_once_and_where_it_is_repeated()
    {
        ModelRun run = ModelRun.Marked("""
            [Model, Input("b", 3), Dense(4)] public partial class Good;
            [Model] public partial class Net
            {
                [Use<Good>({|ML2016:repeat: 3|})] private partial Tensor A(Tensor x);
                Tensor Forward([Shape("b", 3)] Tensor x) => A(x);
            }
            """);
        run.Message.ShouldStartWith("'Good' cannot be repeated: it takes [b, 3] and gives [b, 4]\n");
    }

    [Theory]
    [InlineData("[{|ML1009:Input(null)|}, Dense(3)]")]
    [InlineData("[Input(\"batch\", 3, 8, 8), Conv2D(3, kernel: 3, padding: Padding.Same, {|ML1007:pad: 1|})]")]
    [InlineData("[Input(\"batch\", 3, 8, 8), MaxPool2D(3, padding: Padding.Same, {|ML1007:pad: 1|})]")]
    [InlineData("[Input(\"batch\", 3, 8, 8), MaxPool2D(2, {|ML1007:pad: 2|})]")]
    [InlineData("[Input(\"batch\", 3, 8), AveragePool1D(1, stride: 2, {|ML1007:pad: 1|})]")]
    public void Arguments_that_say_nothing_or_two_things_are_reported(string attributes)
    {
        string marked = attributes.Replace("{|ML1009:Input(null)|}", "Input({|ML1009:null|})", StringComparison.Ordinal);
        ModelRun.Marked(Declare.Sequential(marked));
    }

    [Theory]
    [InlineData("[Input(\"batch\", 4), Dense(3), Regularize(l2: -1f)]", "'l2' must be at least 0 and finite, but is -1")]
    [InlineData("[Input, Dense(3)]", "Fix: give the input its sizes, such as [Input(\"batch\", 784)].")]
    [InlineData("[Input(\"batch\", 3, 8, 8, 8), Conv2D(3, kernel: 3)]", "Fix: write Conv3D: the input has depth, height and width.")]
    public void A_message_names_the_value_and_the_fix(string attributes, string text) =>
        Message(Declare.Sequential(attributes)).ShouldContain(text);

    [Fact]
    public void A_model_that_is_given_another_shape_is_told_both_ways_out() => Message("""
        [Model, Input("b", 3), Dense(3)] public partial class Good;
        [Model] public partial class Net
        {
            [Use<Good>] private partial Tensor A(Tensor x);
            Tensor Forward([Shape("b", 5)] Tensor x) => A(x);
        }
        """).ShouldContain("Fix: declare 'input' of 'Good' as [b, 5], or let 'x' give [b, 3].");

    [Fact]
    public void A_condition_on_a_named_size_is_told_that_the_size_is_open() => Message(Declare.Forward(
        "if (x.Dim(\"batch\") > 3) x = Inner(x); return Head(Inner(x));")).ShouldStartWith(
        "'x.Dim(\"batch\") > 3' is not known when the model is compiled, because the size batch is known only when it runs");

    [Fact]
    public void An_unproven_equality_names_the_operator_and_its_operands() => Forward(
        "x + Repeat(MaxPool1D(x, 2), 2, axis: 2)", "[Shape(\"batch\", 1, \"time\")] Tensor x").ShouldBe("""
        'x + Repeat(..)' combines [batch, 1, time] with [batch, 1, 2 * (time / 2)]: time and 2 * (time / 2) are not provably equal, which is checked when the model runs
          x [batch, 1, time]                                                               line 4
            MaxPool1D(x, 2)                    -> [batch, 1, time / 2]                     line 4
            Repeat(MaxPool1D(..), 2, axis: 2)  -> [batch, 1, 2 * (time / 2)]               line 4
            x + Repeat(..)                                                      <- here    line 4
          Fix: make the sizes multiples of what they are divided by, or let this be checked.
        """, StringCompareShould.IgnoreLineEndings);

    [Theory]
    [InlineData("time", "tiem", "Fix: did you mean \"time\"? One size has one name: write \"time\" instead of \"tiem\" in the shape of 'y'.")]
    [InlineData("time", "length", "Fix: one size has one name: write \"time\" instead of \"length\" in the shape of 'y'.")]
    public void Two_names_of_one_size_are_told_which_is_right(string first, string second, string fix) => Forward(
        "x + y", $"[Shape(\"batch\", \"{first}\")] Tensor x, [Shape(\"batch\", \"{second}\")] Tensor y").ShouldEndWith(fix);

    [Fact]
    public void Emitted_comments_name_packed_operands()
    {
        string text = string.Concat(ModelRun.Clean(Samples.DigitNet).Generated.GeneratedTrees.Select(t => t.ToString()));
        text.ShouldContain("panels of dense1.weight");
        text.ShouldNotContain("panels of %");
    }

    private static string Forward(string body, string parameters) =>
        Message(Declare.Graph($"    Tensor Forward({parameters}) => {body};"));

    private static string Message(string source) => ModelRun.Of(source).Message;
}
