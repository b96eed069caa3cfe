using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>Diagnostics stand on the smallest span that is wrong.</summary>
public sealed class SpanTests
{
    [Fact]
    public void A_wrong_width_is_the_message_of_the_front_page()
    {
        ModelRun run = ModelRun.Marked("""
            [Model]
            [Input("batch", 1, 28, 28, Name = "image")]
            [Conv2D(32, kernel: 3), Relu, MaxPool2D(2)]
            [Conv2D(64, kernel: 3), Relu, MaxPool2D(2)]
            [Flatten, Dropout(0.25f), Dense(10, {|ML2003:inputs: 1024|})]
            [CrossEntropy]
            public partial class DigitNet;
            """);

        run.Message.ShouldBe("""
            'Dense' declares 1024 inputs, but 'Flatten' gives 1600
              image [batch, 1, 28, 28]                                                line 2
                Conv2D(32, kernel: 3)  -> [batch, 32, 26, 26]                         line 3
                MaxPool2D(2)           -> [batch, 32, 13, 13]                         line 3
                Conv2D(64, kernel: 3)  -> [batch, 64, 11, 11]                         line 4
                MaxPool2D(2)           -> [batch, 64, 5, 5]                           line 4
                Flatten                -> [batch, 1600]          1600 = 64 * 5 * 5    line 5
                Dense(10, inputs: 1024)   expects [.., 1024]     <- here              line 5
              Fix: inputs: 1600, or leave 'inputs' out and it is inferred.
            """, StringCompareShould.IgnoreLineEndings);
    }

    [Theory]
    [InlineData("return Head(Inner(({|ML1003:new Tensor[1]|})[0]));")]
    [InlineData("{|ML1003:while|} (x.Dim(\"batch\") > 1) { x = Inner(x); } return Head(Inner(x));")]
    [InlineData("if ({|ML1003:x.Dim(\"batch\") > 1|}) { x = Inner(x); } return Head(Inner(x));")]
    [InlineData("{|ML1003:_held|} = Inner(x); return Head(x);", "Tensor _held = null!;")]
    [InlineData("return Head(Inner(x) * {|ML1003:_scale|});", "float _scale = 2;")]
    [InlineData("return Again(Head(Inner(x)));", "Tensor Again(Tensor t) => {|ML1003:Again|}(t);")]
    [InlineData("Tensor y = {|ML1003:x ?? x|}; return Head(Inner(y));")]
    [InlineData("return Head(Inner(Softmax(x, {|ML2012:axis: 7|})));")]
    [InlineData("return Head(Inner({|ML2013:x[.., 9]|}));")]
    [InlineData("return x[{|ML1003:-1|}, ..] + Head(Inner(x));")]
    [InlineData("return Head(Inner(x)) * x.Dim({|ML1012:\"time\"|});")]
    public void In_a_body_it_is_the_expression(string body, string members = "") =>
        ModelRun.Marked(Declare.Forward(body, members));

    [Theory]
    [InlineData("[Input(\"batch\", 1, 28, 28), Conv2D(32, {|ML1007:kernel: 0|})]")]
    [InlineData("[Input(\"batch\", {|ML1009:0|}), Dense(3)]")]
    [InlineData("[Input(\"batch\", {|ML1009:\"2 *\"|}), Dense(3)]")]
    [InlineData("[Input(\"batch\", 8), Dense(3, {|ML1017:Name = \"a b\"|})]")]
    [InlineData("[Input(\"batch\", 8), {|ML1015:CrossEntropy|}, Dense(3)]")]
    [InlineData("[Input(\"batch\", 8), Dense(3, {|ML1007:L2 = -1|})]")]
    [InlineData("[Input(\"batch\", 1, 28, 28), Conv2D(32, kernel: 3, {|ML2004:channels: 3|})]")]
    [InlineData("[Input(\"batch\", 3, 8, 8), Conv2D(4, kernel: 3, {|ML2006:groups: 2|})]")]
    [InlineData("[Input(\"batch\", 784), {|ML2001:Conv2D(32, kernel: 3)|}]")]
    public void In_a_stack_it_is_the_argument_or_the_attribute(string attributes) =>
        ModelRun.Marked(Declare.Sequential(attributes));

    [Fact]
    public void A_cycle_through_two_models_is_reported_in_both() => ModelRun.Marked("""
        [Model, Input("batch", 8), {|ML1006:Use<B>|}]
        public partial class A;
        [Model, Input("batch", 8), {|ML1006:Use<A>|}]
        public partial class B;
        """);

    [Fact]
    public void An_unproven_size_stands_once_on_the_step_that_needs_it() => ModelRun.Marked("""
        [Model]
        public partial class Net
        {
            Tensor Forward([Shape("batch", 1, "time")] Tensor x)
            {
                Tensor half = MaxPool1D(Relu(x), 2), again = Repeat(half, 2, axis: 2);
                Tensor y = {|ML2020:x * again|};
                return Relu(y + x);
            }
        }
        """);

    [Fact]
    public void Two_names_are_two_sizes() => ModelRun.Marked("""
        [Model]
        public partial class Net
        {
            Tensor Forward([Shape("batch", "left")] Tensor a, [Shape("batch", "right")] Tensor b) => Relu({|ML2010:a * b|});
        }
        """);

    [Fact]
    public void The_argument_of_a_layer_method_is_in_its_attribute() => ModelRun.Marked("""
        [Model]
        public partial class Net
        {
            [Dense(3, {|ML2003:inputs: 7|})] private partial Tensor Head(Tensor x);
            Tensor Forward([Shape("batch", 8)] Tensor x) => Head(x);
        }
        """);

    [Fact]
    public void A_broken_model_keeps_its_members_so_that_callers_compile()
    {
        ModelRun run = ModelRun.Of(Declare.Sequential("[Input(\"batch\", 8, Name = \"image\"), Dense(3, inputs: 7), CrossEntropy]") + """

            public static class Caller
            {
                public static float Use()
                {
                    using var model = new Net(seed: 1);
                    float[] image = new float[8], logits = new float[3];
                    int[] label = new int[1];
                    model.Predict(image, logits);
                    using (Net.Session session = model.NewSession(batch: 4))
                        session.Predict(image, logits);
                    model.Save("net.safetensors");
                    Console.WriteLine(Net.Info.Name + Net.ParameterCount + Net.Load("x").Parameters.Count);
                    return model.Backpropagate(image, label) + model.ComputeLoss(image, label) + model.Gradients.Count;
                }
            }
            """);

        run.Diagnostics.Select(d => d.Id).ShouldBe(["ML2003"]);
        run.CompilerErrors.Select(e => e.ToString()).ShouldBeEmpty();
    }

    [Fact]
    public void Errors_of_csharp_are_not_repeated()
    {
        ModelRun run = ModelRun.Of(Declare.Forward("return Head(Inner(x + undefined));"));

        run.Diagnostics.ShouldBeEmpty();
        run.CompilerErrors.Select(e => e.Id).ShouldBe(["CS0103"]);
    }
}
