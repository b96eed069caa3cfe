namespace Ml.Generators.Tests.Language;

/// <summary>Models that tests start from.</summary>
public static class Samples
{
    public const string DigitNet = """
        [Model]
        [Input("batch", 1, 28, 28, Name = "image")]
        [Conv2D(32, kernel: 3), Relu, MaxPool2D(2)]
        [Conv2D(64, kernel: 3), Relu, MaxPool2D(2)]
        [Flatten, Dropout(0.25f), Dense(10)]
        [CrossEntropy]
        public partial class DigitNet;
        """;

    public const string CharGpt = """
        [Model]
        public partial class Block
        {
            const int Width = 384;

            [LayerNorm] private partial Tensor Norm(Tensor x);
            [Dense(4 * Width)] private partial Tensor Expand(Tensor x);
            [Dense(Width)] private partial Tensor Contract(Tensor x);

            Tensor Forward([Shape("batch", "time", Width)] Tensor x)
            {
                return x + Contract(Gelu(Expand(Norm(x))));
            }
        }

        [Model]
        public partial class CharGpt
        {
            const int Vocabulary = 65, Width = 384, Context = 256;

            [Embedding(Vocabulary, Width)] private partial Tensor Tokens(Tensor<int> ids);
            [Embedding(Context, Width)] private partial Tensor Positions(Tensor<int> ids);
            [Use<Block>(repeat: 6)] private partial Tensor Blocks(Tensor x);
            [LayerNorm] private partial Tensor Norm(Tensor x);
            [Dense(Vocabulary, bias: false)] private partial Tensor Head(Tensor x);

            Tensor Forward([Shape("batch", "time")] Tensor<int> ids)
                => Head(Norm(Blocks(Tokens(ids) + Positions(Range(ids.Dim("time"))))));

            Tensor Loss(Tensor logits, [Shape("batch", "time")] Tensor<int> next)
                => CrossEntropy(logits, next);
        }
        """;

    /// <summary>One of every construct a body may contain.</summary>
    public const string Everything = """
        namespace Everything;

        [Model, Regularize(l2: 1e-4f)]
        public partial class Net
        {
            const int Width = 8;
            const float Scale = 0.5f;

            [Dense(Width, Name = "inside"), Regularize(l1: 0.1f)] private partial Tensor Inner(Tensor x);
            [Conv2D(4, kernel: 3, padding: Padding.Same)] internal partial Tensor Image(Tensor x);
            [Dense(3)] private partial Tensor Head(Tensor x);

            static Tensor Twice(Tensor t) => t + t;

            (Tensor Low, Tensor High) Halves(Tensor t) { return (t[.., ..(Width / 2)], t[.., (Width / 2)..]); }

            (Tensor scores, Tensor picture) Forward(
                [Shape("batch", Width)] Tensor x, [Shape("batch", 1, 6, 6), WithGradient] Tensor picture)
            {
                Tensor Local(Tensor t) => -t * Scale;
                for (int i = 0, n = 3; i < n; i++)
                {
                    if (i % 2 == 1)
                        continue;
                    x += Inner(x) / MathF.Sqrt(i + 1);
                }

                var (low, high) = Halves(x);
                (low, high) = (high, Local(low));
                x = Concat(1, low, high);
                x = Width > 4 ? Select(x > 0, x, 0.1f * x) : x;
                foreach (var y in new[] { x, Twice(x) })
                    x = x + y;
                return (Head(Reshape(x, x.Dim("batch"), -1)), Mean(Image(picture), axis: 1)[.., ^1, 1..^1]);
            }

            Tensor Loss(Tensor scores, Tensor picture, [Shape("batch")] Tensor<int> label) => CrossEntropy(scores, label) + Mean(picture);
        }
        """;
}
