using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Ml.Generators.Diagnostics;
using Ml.Generators.Diagnostics.Analyzers;
using Ml.Generators.Tests.Language;
using Ml.Testing;

namespace Ml.Generators.Tests.Diagnostics;

/// <summary>
/// What compiles and is hardly meant is said, and what is nearly the same and right is not. A quick fix that is offered leaves
/// a model that nothing is said about.
/// </summary>
public sealed class LintTests
{
    private const string Encoder = """
        [Model]
        public partial class Encoder
        {
            [Dense(4)] private partial Tensor Head(Tensor x);
            Tensor Forward([Shape("batch", "time", 8)] Tensor x) => Head(Mean(x, 1));
        }

        """;

    public static TheoryData<string, string> Mistakes => new()
    {
        // A row meets a column.
        { "ML2021", Graph("""[Dense(1)] private partial Tensor Head(Tensor x);""", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\")] Tensor y", "Mean(Square({|y - value|}))") },
        { "ML2021", Graph("""[Dense(1)] private partial Tensor Head(Tensor x);""", "[Shape(\"n\", 4)] Tensor x", "Head(x)", "[Shape(\"n\")] Tensor y", "Mean({|Select|}(y > 0, value, -value))") },

        // Scores of a loss.
        { "ML4003", Stack("[Input(\"batch\", 8)]\n[Dense(3)]\n[{|Softmax|}]\n[CrossEntropy]") },
        { "ML4003", Stack("[Input(\"batch\", 8), Dense(1), {|Sigmoid|}, BinaryCrossEntropy]") },
        { "ML4003", Stack("[Input(\"batch\", 8), Dense(3), Softmax, {|NegativeLogLikelihood|}]") },
        { "ML4003", Stack("[Input(\"batch\", 8), Dense(3), {|NegativeLogLikelihood|}]") },
        { "ML4003", Stack("[Input(\"batch\", 8), Dense(1), {|ProbabilityCrossEntropy|}]") },
        { "ML4003", Stack("[Input(\"batch\", 8), Dense(4), {|LogSigmoid|}, BinaryCrossEntropy]") },
        {
            "ML4003", Graph("""
                [Softmax] private partial Tensor Share(Tensor x);
                [Dense(3)] private partial Tensor Head(Tensor x);
                """, "[Shape(\"batch\", 4)] Tensor x", "{|Share|}(Head(x))", "[Shape(\"batch\")] Tensor<int> y", "CrossEntropy(value, y)")
        },
        {
            "ML4003", Graph("""[Dense(3)] private partial Tensor Head(Tensor x);""", "[Shape(\"batch\", 4)] Tensor x",
                "Reshape({|Sigmoid|}(Head(x) + 1), x.Dim(\"batch\"), 3)", "[Shape(\"batch\", 3)] Tensor y", "0.5f * Focal(value, y) + Mean(value)")
        },
        {
            "ML4003", "[Model, Input(\"batch\", 8), Dense(3), Softmax] public partial class Shares;\n"
                + Graph("[Use<Shares>] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 8)] Tensor x", "Head(x)", "[Shape(\"batch\")] Tensor<int> y", "{|CrossEntropy|}(value, y)")
        },

        { "ML4003", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\", 3)] Tensor y", "{|KlDivergence|}(Softmax(value), y)") },
        { "ML4003", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\", 3)] Tensor y", "{|KlDivergence|}(value, y)") },

        // One class.
        { "ML4004", Stack("[Input(\"batch\", 8), Dense(1), {|CrossEntropy|}]") },
        { "ML4004", Stack("[Input(\"batch\", 8), Dense(1), {|Softmax|}]") },
        { "ML4004", Graph("[Conv2D(1, kernel: 1)] private partial Tensor Look(Tensor x);", "[Shape(\"batch\", 3, 8, 8)] Tensor x", "Look(x)", "[Shape(\"batch\", 8, 8)] Tensor<int> y", "{|CrossEntropy|}(value, y)") },

        // A class loss on an image.
        { "ML2031", Stack("[Input(\"batch\", 3, 32, 32), Conv2D(10, kernel: 3, stride: 2), {|CrossEntropy|}]") },
        { "ML2031", Stack("[Input(\"batch\", 3, 32, 32), Conv2D(10, kernel: 32), {|CrossEntropy|}]") },
        { "ML2031", Stack("[Input(\"batch\", 16, 100), Conv1D(5, kernel: 3, padding: Padding.Same), {|CrossEntropy|}]") },

        // A Dense on an image.
        { "ML2032", Stack("[Input(\"batch\", 1, 28, 28), Conv2D(8, kernel: 3), Relu, MaxPool2D(2), {|Dense(10)|}, CrossEntropy]") },
        { "ML2032", Stack("[Input(\"batch\", 3, 32, 32), {|Dense(64)|}, Relu, Flatten, Dense(10)]") },
        { "ML2032", Stack("[Input(\"batch\", 28, 28), {|Dense(784)|}, Relu, Flatten, Dense(10)]") },
        { "ML2032", Graph("""
            [Conv1D(8, kernel: 3)] private partial Tensor Look(Tensor x);
            [Dense(5)] private partial Tensor Head(Tensor x);
            """, "[Shape(\"batch\", 2, 50)] Tensor x", "{|Head|}(Relu(Look(x)))") },

        // Channels elsewhere.
        { "ML2033", Stack("[Input(\"batch\", 3, 32, 32), Conv2D(16, kernel: 3), {|LayerNorm|}, Gelu]") },
        { "ML2033", Stack("[Input(\"batch\", 50, 20), Dense(64), {|BatchNorm|}, Relu]") },
        { "ML2033", Stack("[Input(\"batch\", 40, Element = Element.Int32), Embedding(100, 16), {|Conv1D(8, kernel: 3)|}, Relu, GlobalMaxPool1D, Dense(2)]") },
        { "ML2033", Stack("[Input(\"batch\", 32, 32, 3), {|Conv2D(8, kernel: 3)|}, Relu, GlobalAveragePool2D, Dense(10)]") },
        { "ML2033", "[Model, Input(\"batch\", 3, 32, 32), Conv2D(16, kernel: 3), Relu] public partial class Stem;\n"
            + Graph("""
                [Use<Stem>] private partial Tensor First(Tensor x);
                [RmsNorm] private partial Tensor Norm(Tensor x);
                """, "[Shape(\"batch\", 3, 32, 32)] Tensor x", "{|Norm|}(First(x))") },

        { "ML2033", Stack("[Input(\"batch\", 48, 64, 3), {|Transpose(0, 2, 3, 1)|}, Conv2D(8, kernel: 3), Relu, GlobalAveragePool2D, Dense(4), CrossEntropy]") },
        { "ML2033", Stack("[Input(\"batch\", 32, 32, 1), {|SwapAxes(1, 2)|}, Tanh, Conv2D(8, kernel: 1), Relu, GlobalAveragePool2D, Dense(4)]") },
        { "ML2033", Graph("[Conv2D(8, kernel: 3)] private partial Tensor Look(Tensor x);", "[Shape(\"batch\", 48, 64, 4)] Tensor x", "Look({|Transpose|}(x, 0, 2, 3, 1))") },

        // A softmax over the batch.
        { "ML2034", Stack("[Input(\"batch\", 8), Dense(3), Softmax({|axis: 0|})]") },
        { "ML2034", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"n\", 4)] Tensor x", "LogSoftmax(Head(x), {|-2|})") },
        { "ML2034", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"time\", \"batch\", 4)] Tensor x", "Softmax(Head(x), {|1|})") },

        { "ML2034", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\", 3)] Tensor y", "1 - Mean(CosineSimilarity(value, y, {|0|}))") },
        { "ML2034", Stack("[Input(\"batch\", 8), Dense(3), Normalize({|axis: 0|})]") },
        { "ML2034", Graph("", "[Shape(\"time\", \"batch\", 4)] Tensor x, [Shape(\"time\", \"batch\", 4)] Tensor y", "{|CosineSimilarity|}(x, y)") },

        // Batch and time exchanged.
        { "ML2035", Encoder + Graph("[Use<Encoder>] private partial Tensor Summary(Tensor x);", "[Shape(\"time\", \"batch\", 8)] Tensor x", "Summary({|x|})") },
        { "ML2035", Encoder + Graph("[Use<Encoder>] private partial Tensor Summary(Tensor x);", "[Shape(\"batch\", \"steps\", 8)] Tensor x", "Summary({|SwapAxes(x, 0, 1)|})") },

        // A Reshape for a Transpose.
        { "ML2036", Graph("", "[Shape(\"batch\", \"time\", 8)] Tensor x", "{|Reshape|}(x, x.Dim(\"batch\"), 8, x.Dim(\"time\"))") },
        { "ML2036", Graph("", "[Shape(\"batch\", \"time\", 64)] Tensor x", "{|Reshape|}(x, x.Dim(\"batch\"), 4, x.Dim(\"time\"), 16)") },
        { "ML2036", Graph("", "[Shape(\"batch\", 4, \"time\", 16)] Tensor x", "{|Reshape|}(x, x.Dim(\"batch\"), x.Dim(\"time\"), 64)") },
        { "ML2036", Stack("[Input(\"batch\", 32, 24, 3), {|Reshape(-1, 3, 32, 24)|}, Conv2D(8, kernel: 3), Relu]") },

        // Another axis is cut.
        { "ML2037", Graph("", "[Shape(\"batch\", \"time\", 16)] Tensor x", "Sigmoid({|x[.., ..8]|}) * Tanh(x[.., 8..16])") },
        { "ML2037", Graph("", "[Shape(\"batch\", 64, 192)] Tensor x", "Square({|x[.., ..64]|})") },
        { "ML2037", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 128)] Tensor x", "Head({|x[..64]|})") },

        // A table that is too small.
        { "ML2038", Graph("[Embedding({|64|}, 4)] private partial Tensor Place(Tensor<int> ids);", "[Shape(\"batch\", 100, 4)] Tensor x", "x + Unsqueeze(Place(Range(100)), 0)") },
        { "ML2038", Graph("[EmbeddingBag({|rows: 9|}, width: 4)] private partial Tensor Best(Tensor<int> ids);", "[Shape(\"batch\", 5, 10)] Tensor x", "Best(ArgMax(x))") },

        // Every example with every matrix.
        { "ML2039", Graph("", "[Shape(\"batch\", 8)] Tensor x, [Shape(\"batch\", 8, 5)] Tensor w", "Relu({|MatMul|}(x, w))") },
        { "ML2039", Graph("", "[Shape(\"batch\", 8)] Tensor x, [Shape(\"batch\", 8, 5)] Tensor w", "Sum({|MatMul|}(x, w), 1)", "[Shape(\"batch\", 5)] Tensor y", "MeanSquaredError(value, y)") },

        // No batch.
        { "ML2040", Stack("[{|Input(784, Name = \"image\")|}, Dense(128), Relu, Dense(10), CrossEntropy]") },
        { "ML2040", Stack("[{|Input(4)|}, Dense(8), Tanh, Dense(1), MeanSquaredError]") },
        { "ML2040", Stack("[{|Input(28, 28)|}, Reshape(784), Dense(10), CrossEntropy]") },
        { "ML2040", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(4)] Tensor {|x|}, [Shape(5)] Tensor more", "Head(Concat(0, x, more))", "[Shape(3)] Tensor y", "Mean(Square(value - y))") },

        // Scores that are cut.
        { "ML4005", Stack("[Input(\"batch\", 8)]\n[Dense(3)]\n[{|Relu|}]\n[CrossEntropy]") },
        { "ML4005", Stack("[Input(\"batch\", 8), Dense(1), {|Gelu|}, BinaryCrossEntropy]") },
        { "ML4005", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{|Tanh|}(Head(x))", "[Shape(\"batch\")] Tensor<int> y", "CrossEntropy(value, y)") },
        {
            "ML4005", "[Model, Input(\"batch\", 8), Dense(3), Relu] public partial class Body;\n"
                + Graph("[Use<Body>] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 8)] Tensor x", "Head(x)", "[Shape(\"batch\")] Tensor<int> y", "{|CrossEntropy|}(value, y)")
        },

        { "ML4005", Stack("[Input(\"batch\", 8), Dense(3), {|Relu|}, LogSoftmax, NegativeLogLikelihood]") },
        { "ML4005", Stack("[Input(\"batch\", 8), Dense(1), {|Softplus|}, Sigmoid, ProbabilityCrossEntropy]") },

        // No gradient.
        { "ML4006", Graph("[Dense(10)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\")] Tensor<int> y", "MeanAbsoluteError((Tensor){|ArgMax|}(value), (Tensor)y)") },
        { "ML4006", Graph("[Dense(10)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\", 10)] Tensor y", "MeanSquaredError(OneHot({|ArgMax|}(value), 10), y)") },
        { "ML4006", Graph("[Dense(1)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Sigmoid(Head(x))", "[Shape(\"batch\", 1)] Tensor y", "Mean(Abs((Tensor)({|value > 0.5f|}) - y))") },
        { "ML4006", Graph("[Dense(1)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{|Round|}(Head(x))", "[Shape(\"batch\", 1)] Tensor y", "MeanSquaredError(value, y)") },
        { "ML4006", Graph("[Dense(10)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{|StopGradient|}(Head(x))", "[Shape(\"batch\")] Tensor<int> y", "CrossEntropy(value, y)") },
        {
            "ML4006", Graph("[Dense(4)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "StopGradient(Head(x))").Replace("Net", "Frozen", StringComparison.Ordinal) + "\n"
                + Graph("[Use<Frozen>] private partial Tensor Body(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{|Body|}(x)", "[Shape(\"batch\", 4)] Tensor y", "MeanSquaredError(value, y)")
        },

        // A part twice, another never.
        { "ML2041", Graph("[Dense(16)] private partial Tensor Gates(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{ var g = Gates(x); return Sigmoid(g[.., ..8]) * Tanh({|g[.., ..8]|}); }") },
        { "ML2041", Graph("[Dense(48)] private partial Tensor Qkv(Tensor x);", "[Shape(\"batch\", \"time\", 16)] Tensor x", "{ var a = Qkv(x); return MatMul(Softmax(MatMul(a[.., .., ..16], SwapAxes(a[.., .., 16..32], 1, 2))), {|a[.., .., 16..32]|}); }") },
        { "ML2041", Graph("[Dense(12)] private partial Tensor Gates(Tensor x);", "[Shape(\"batch\", 8)] Tensor x", "{ var g = Gates(x); return g[.., 4..8] * {|g[.., 4..8]|} + g[.., ..4]; }") },

        // Numbers of another library.
        { "ML2042", Stack("[Input(\"batch\", 3, 32, 32), {|Conv2D(3, 16, 5)|}, Relu, MaxPool2D(2), Flatten, Dense(10), CrossEntropy]") },
        { "ML2042", Stack("[Input(\"batch\", 8, 128), {|Conv1D(8, 32, 3)|}, Relu, Flatten, Dense(10)]") },
        { "ML2042", Graph("[Conv2D(1, 16, 5)] private partial Tensor Look(Tensor x);", "[Shape(\"batch\", 1, 28, 28)] Tensor x", "{|Look|}(x)") },

        { "ML4005", Stack("[Input(\"batch\", 8), Dense(3), {|Dropout(0.5f)|}, CrossEntropy]") },

        // Shares of something else.
        { "ML2043", Stack("[Input(\"batch\", 3, 9, 9), Conv2D(5, kernel: 3, padding: Padding.Same), {|LogSoftmax|}, NegativeLogLikelihood(axis: 1)]") },
        { "ML2043", Stack("[Input(\"batch\", 3, 9, 8), Conv2D(5, kernel: 3), Softmax({|axis: 2|})]") },
        { "ML2043", Graph("", "[Shape(\"batch\", \"time\", 8)] Tensor x", "MatMul(Softmax(MatMul(x, SwapAxes(x, 1, 2)), {|1|}), x)") },

        // Never read.
        { "ML1019", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{ x = Head(x); {|Relu|}(x); return x; }") },
        { "ML1019", Graph("""
            [Dense(4)] private partial Tensor One(Tensor x);
            [Dense(4)] private partial Tensor Two(Tensor x);
            """, "[Shape(\"batch\", 4)] Tensor x", "{ var y = {|One|}(x); y = Two(x); return y; }") },
        { "ML1019", Graph("[Dense(4)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\", 4)] Tensor y",
            "{ var weight = {|Square|}(y); return MeanSquaredError(value, y); }") },
        { "ML1019", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x, [Shape(\"batch\")] Tensor {|mask|}", "Head(x)") },
        { "ML1019", Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\", 3)] Tensor {|y|}", "Mean(Square(value - 1))") },
    };

    public static TheoryData<string> RightModels =>
    [
        // A row beside a row, a column beside a column, and all pairs that are meant.
        Graph("[Dense(1)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\", 1)] Tensor y", "Mean(Square(y - value))"),
        Graph("[Dense(4)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\")] Tensor y",
            "Mean(Square(Unsqueeze(y, 1) - Unsqueeze(y, 0)) * MatMul(value, Transpose(value)))"),

        // A softmax inside the model, probabilities for the loss that takes them, twice a LogSoftmax.
        Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(Softmax(x))", "[Shape(\"batch\")] Tensor<int> y", "CrossEntropy(value, y)"),
        Stack("[Input(\"batch\", 8), Dense(1), Sigmoid, ProbabilityCrossEntropy]"),
        Stack("[Input(\"batch\", 8), Dense(3), LogSoftmax, NegativeLogLikelihood]"),
        Stack("[Input(\"batch\", 8), Dense(3), LogSoftmax, CrossEntropy]"),
        Stack("[Input(\"batch\", 8), Dense(3), Sigmoid, MeanSquaredError]"),
        Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Softmax(Head(x))", "[Shape(\"batch\")] Tensor<int> y", "NegativeLogLikelihood(Log(value + 1e-6f), y)"),

        // Two classes, and one score for yes or no.
        Stack("[Input(\"batch\", 8), Dense(2), CrossEntropy]"),
        Stack("[Input(\"batch\", 8), Dense(1), Sigmoid]"),

        // Segmentation, tagging, an image that is pooled, a map that is declared.
        Stack("[Input(\"batch\", 3, 32, 32), Conv2D(10, kernel: 3, padding: Padding.Same), CrossEntropy]"),
        Stack("[Input(\"batch\", \"time\", 8), Dense(5), CrossEntropy]"),
        Graph("[Conv2D(10, kernel: 3, stride: 2)] private partial Tensor Look(Tensor x);", "[Shape(\"batch\", 3, 32, 32)] Tensor x", "Look(x)", "[Shape(\"batch\", 15, 15)] Tensor<int> y", "CrossEntropy(value, y)"),

        // A Dense over channels that stand last, over the time of a moving average, over a sequence of rows.
        Stack("[Input(\"batch\", 3, 32, 32), Conv2D(8, kernel: 3), Transpose(0, 2, 3, 1), Dense(16), Gelu]"),
        Stack("[Input(\"batch\", 7, 96), AveragePool1D(5, stride: 1), Dense(24)]"),
        Stack("[Input(\"batch\", 28, 28), Dense(64), Relu, Flatten, Dense(10)]"),
        Stack("[Input(\"batch\", 4, 16), Dense(64), Gelu, Dense(16)]"),

        // Norms over channels, first or last, and axes that were exchanged and came back.
        Stack("[Input(\"batch\", 3, 32, 32), Conv2D(8, kernel: 3), BatchNorm, Relu]"),
        Stack("[Input(\"batch\", 3, 32, 32), Conv2D(8, kernel: 3), LayerNorm(axes: 3), Relu]"),
        Stack("[Input(\"batch\", 50, 20), Dense(64), SwapAxes(1, 2), BatchNorm, SwapAxes(1, 2), LayerNorm]"),
        Graph("""
            [LayerNorm] private partial Tensor Norm1(Tensor x);
            [Dense(10)] private partial Tensor Tokens(Tensor x);
            [LayerNorm] private partial Tensor Norm2(Tensor x);
            [Dense(16)] private partial Tensor Channels(Tensor x);
            """, "[Shape(\"batch\", 10, 16)] Tensor x", "{ x += SwapAxes(Tokens(SwapAxes(Norm1(x), 1, 2)), 1, 2); return x + Channels(Norm2(x)); }"),
        Stack("[Input(\"batch\", 256, 4, 4), Conv2D(8, kernel: 3), Relu]"),

        // Colours that are put first, also with the columns before the rows; four sensors of a sequence.
        Stack("[Input(\"batch\", 48, 64, 3), Transpose(0, 3, 1, 2), Conv2D(8, kernel: 3), Relu]"),
        Stack("[Input(\"batch\", 48, 64, 3), SwapAxes(1, 3), Conv2D(8, kernel: 3), Relu]"),
        Stack("[Input(\"batch\", 48, 64, 3), Transpose(0, 2, 1, 3), Flatten, Dense(8), Relu]"),
        Stack("[Input(\"batch\", \"time\", 32, 4), Transpose(0, 2, 1, 3), Conv2D(8, kernel: 3, padding: Padding.Same), Relu]"),

        // A softmax over classes, over a table of pairs, over a bag.
        Stack("[Input(\"batch\", 8), Dense(3), Softmax(axis: 1)]"),
        Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{ var y = Head(x); return Softmax(MatMul(y, Transpose(y)), 0); }"),
        Graph("[Dense(1)] private partial Tensor Weigh(Tensor x);", "[Shape(\"instances\", 4)] Tensor x", "Sum(Softmax(Weigh(x), 0) * x, 0)"),

        // Vectors along features, a correlation over the batch.
        Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Normalize(Head(x))", "[Shape(\"batch\", 3)] Tensor y", "1 - Mean(CosineSimilarity(value, y))"),
        Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\", 3)] Tensor y", "1 - Mean(CosineSimilarity(value - Mean(value, 0), y - Mean(y, 0), 0))"),

        // A table with more rows than are counted, and a part of what is counted.
        Graph("[Embedding(128, 4)] private partial Tensor Place(Tensor<int> ids);", "[Shape(\"batch\", 100, 4)] Tensor x", "x + Place(Range(100))"),
        Graph("[Embedding(64, 4)] private partial Tensor Place(Tensor<int> ids);", "[Shape(\"batch\", 64, 4)] Tensor x", "x + Place(Range(100)[..64])"),

        // Every row with every row, rows of one matrix, a matrix for each row.
        Graph("", "[Shape(\"n\", 8)] Tensor x", "MatMul(x, SwapAxes(x, 0, 1))"),
        Graph("", "[Shape(\"batch\", 8)] Tensor x, [Shape(8, 5)] Tensor w", "MatMul(x, w)"),
        Graph("", "[Shape(\"batch\", 8)] Tensor x, [Shape(\"batch\", 8, 5)] Tensor w", "MatMul(x, w)", "[Shape(\"batch\", \"batch\", 5)] Tensor y", "MeanSquaredError(value, y)"),

        // One example without a loss, one that is said to be one, constants beside a batch.
        Stack("[Input(784), Dense(128), Relu, Dense(10)]"),
        Stack("[Input(1, 784), Dense(10), CrossEntropy]"),
        Stack("[Input(32, 784), Dense(10), CrossEntropy]"),
        Graph("[Dense(8)] private partial Tensor Head(Tensor x);", "[Shape(4)] Tensor z", "Reshape(Head(z), 2, 4)", "[Shape(2, 4)] Tensor y", "MeanSquaredError(value, y)"),
        Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x, [Shape(4)] Tensor z", "Head(x) * Head(z)", "[Shape(\"batch\", 3)] Tensor y", "MeanSquaredError(value, y)"),

        // A gradient that goes beside a rounding, a stop, a comparison; what is not trained.
        Graph("[Dense(4)] private partial Tensor Body(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{ var h = Body(x); return h + StopGradient(Round(h) - h); }", "[Shape(\"batch\", 4)] Tensor y", "MeanSquaredError(value, y)"),
        Graph("[Dense(4)] private partial Tensor Body(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Body(x)", "[Shape(\"batch\", 4)] Tensor y", "Mean((Tensor)(value > y) * (value - y) + StopGradient(value))"),
        Graph("""
            [Dense(4)] private partial Tensor Body(Tensor x);
            [Dense(4)] private partial Tensor Head(Tensor x);
            """, "[Shape(\"batch\", 4)] Tensor x", "Head(StopGradient(Body(x)))", "[Shape(\"batch\")] Tensor<int> y", "CrossEntropy(value, y)"),

        // Parts one after the other, a part that is enough, the first token twice, an input of which some is read.
        Graph("[Dense(16)] private partial Tensor Gates(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{ var g = Gates(x); return Sigmoid(g[.., ..8]) * Tanh(g[.., 8..]); }"),
        Graph("[Dense(16)] private partial Tensor Gates(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{ var g = Gates(x); return Sigmoid(g[.., ..8]) * g[.., ..8] + g[.., 8..]; }"),
        Graph("[Dense(16)] private partial Tensor Mix(Tensor x);", "[Shape(\"batch\", 9, 16)] Tensor x", "{ var g = Mix(x); return g[.., ..1] * Sigmoid(g[.., ..1]); }"),
        Graph("", "[Shape(\"batch\", 4)] Tensor x", "Square(x[.., ..1]) + x[.., ..1] * x[.., 1..2] + x[.., 1..2]"),
        Graph("[Dense(8)] private partial Tensor Mix(Tensor x);", "[Shape(\"batch\", 8)] Tensor x", "{ var g = Mix(x); return g[.., ..6] - g[.., 2..]; }"),

        // Wide windows with their names, a few filters of many channels, patches.
        Stack("[Input(\"batch\", 1, 16000), Conv1D(1, kernel: 80, stride: 5), Relu]"),
        Stack("[Input(\"batch\", 1, 16000), Conv1D(32, 16, 5), Relu]"),
        Stack("[Input(\"batch\", 3, 32, 32), Conv2D(3, 16, 16), Relu]"),
        Stack("[Input(\"batch\", 3, 32, 32), Conv2D(3, 3, 2), Relu]"),

        // An activation before the last layer, and values that are never negative.
        Stack("[Input(\"batch\", 8), Dense(16), Relu, Dense(3), CrossEntropy]"),
        Stack("[Input(\"batch\", 8), Dense(3), Relu, MeanSquaredError]"),
        Stack("[Input(\"batch\", 8), Dense(3), LeakyRelu, CrossEntropy]"),
        Graph("[Dense(3)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "Head(x)", "[Shape(\"batch\")] Tensor<int> y", "CrossEntropy(30 * Tanh(value / 30), y)"),

        // Sizes where they are declared, under other names.
        Encoder + Graph("[Use<Encoder>] private partial Tensor Summary(Tensor x);", "[Shape(\"batch\", \"time\", 8)] Tensor x", "Summary(x)"),
        Encoder + Graph("[Use<Encoder>] private partial Tensor Summary(Tensor x);", "[Shape(\"sentences\", \"words\", 8)] Tensor x", "Summary(x)"),

        // Axes split and joined where they stand.
        Graph("", "[Shape(\"batch\", \"time\", 64)] Tensor x", "SwapAxes(Reshape(x, x.Dim(\"batch\"), x.Dim(\"time\"), 4, 16), 1, 2)"),
        Graph("", "[Shape(\"batch\", \"time\", 64)] Tensor x", "Reshape(Relu(Reshape(x, -1, 64)), x.Dim(\"batch\"), x.Dim(\"time\"), 64)"),
        Stack("[Input(\"batch\", 6, 4), Reshape(-1, 3, 8), Relu]"),

        // The beginning of a sequence, parts of the last axis, halves of a batch.
        Graph("", "[Shape(\"batch\", \"time\", 16)] Tensor x", "Square(x[.., ..10])"),
        Graph("", "[Shape(\"batch\", \"time\", 16)] Tensor x", "Sigmoid(x[.., .., ..8]) * Tanh(x[.., .., 8..])"),
        Graph("", "[Shape(\"2 * n\", 8)] Tensor x, [Shape(\"n\", 8)] Tensor y", "x[..y.Dim(\"n\")] - x[y.Dim(\"n\")..] + y"),

        // An input that gives a size.
        Graph("[Dense(4)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x, [Shape(\"n\", 4)] Tensor like", "Unsqueeze(Head(x), 1) * Unsqueeze((Tensor)Range(like.Dim(\"n\")), 1)"),

        // A discard, a shape that is asked for, the last round of a loop, the half of a pair.
        Graph("[Dense(4)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x", "{ _ = Relu(x); return Head(x); }"),
        Graph("[Dense(4)] private partial Tensor Head(Tensor x);", "[Shape(\"batch\", 4)] Tensor x",
            "{ var kept = x; for (int i = 0; i < 3; i++) { x = Head(x); var y = Relu(x); if (i < 2) kept = kept + y; } return kept + x; }"),
    ];

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void What_is_hardly_meant_is_said_where_it_stands(string id, string marked)
    {
        ModelRun run = ModelRun.Marked(marked.Replace("{|", $"{{|{id}:", StringComparison.Ordinal));

        run.Message.ShouldContain("Fix: ");
        if (TextEdit.Read(run.Diagnostics.Single().Properties) is { } fix)
            ModelRun.Clean(SourceText.From(run.SourceText).WithChanges(fix.Edits.OrderBy(e => e.Span.Start).Select(e => new TextChange(e.Span, e.Text))).ToString());
    }

    [Theory]
    [MemberData(nameof(RightModels))]
    public void What_is_right_is_let_be(string source) => ModelRun.Clean(source);

    /// <summary>Samples, benchmarks, the models of tests and what the pages show: none of it is hardly meant.</summary>
    [Fact]
    public void Nothing_is_said_about_the_models_of_the_repository()
    {
        List<string> said = [];
        int models = 0;
        foreach (IEnumerable<string> sources in Projects().Concat(Blocks().Select(b => (IEnumerable<string>)[b])))
        {
            CSharpCompilation compilation = ModelRun.Compile(sources);
            foreach (INamedTypeSymbol type in ModelAnalysis.Candidates(compilation, default))
            {
                models += Ml.Generators.Reading.KnownSymbols.IsModel(type) ? 1 : 0;
                said.AddRange(ModelAnalysis.Of(type, compilation, default).Where(p => !p.IsError).Select(p => $"{type.Name}: {p.Id} {p.Message}"));
            }
        }

        models.ShouldBeGreaterThan(60);
        said.ShouldBeEmpty();
    }

    /// <summary>The sources of each project that declares models.</summary>
    private static IEnumerable<IEnumerable<string>> Projects() =>
        from project in new[] { "samples", "tests", "benchmarks" }
            .SelectMany(f => Directory.EnumerateFiles(Path.Combine(Repository.Root, f), "*.csproj", SearchOption.AllDirectories))
        let sources = Directory.EnumerateFiles(Path.GetDirectoryName(project)!, "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains("/obj/", StringComparison.Ordinal) && !f.Contains("/bin/", StringComparison.Ordinal)
                && !f.Contains("/Corpus/Cases/", StringComparison.Ordinal))
            .Select(File.ReadAllText).Where(t => t.Contains("[Model", StringComparison.Ordinal)).ToArray()
        where sources.Length > 0
        select sources;

    private static IEnumerable<string> Blocks() =>
        Directory.EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
            .Append(Path.Combine(Repository.Root, "README.md"))
            .SelectMany(f => File.ReadAllText(f).Split("```csharp\n").Skip(1)
                .Where((_, i) => i > 0 || !f.Contains("/diagnostics/", StringComparison.Ordinal)))
            .Select(b => b.Split("```")[0]).Where(b => b.Contains("[Model", StringComparison.Ordinal));

    private static string Stack(string attributes) => Declare.Sequential(attributes);

    private static string Graph(string members, string input, string body, string? target = null, string? loss = null)
    {
        string Body(string text) => text.StartsWith("{ ", StringComparison.Ordinal) ? text : $"=> {text};";
        string trained = target is null ? "" : $"\n    Tensor Loss(Tensor value, {target}) {Body(loss!)}";
        return Declare.Graph($"    {members}\n    Tensor Forward({input}) {Body(body)}{trained}");
    }
}
