namespace Ml.Models.Tests.Models;

/// <summary>Repeated blocks with attention over two symbolic sizes.</summary>
[Model]
public partial class Tower
{
    private const int Width = 12;

    [Embedding(9, Width)] private partial Tensor Tokens(Tensor<int> ids);
    [Embedding(16, Width)] private partial Tensor Positions(Tensor<int> ids);
    [Use<TowerBlock>(repeat: 3)] private partial Tensor Blocks(Tensor x);
    [LayerNorm] private partial Tensor Norm(Tensor x);
    [Dense(9, bias: false)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) =>
        Head(Norm(Blocks(Tokens(ids) + Positions(Range(ids.Dim("time"))))));

    Tensor Loss(Tensor logits, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(logits, next);
}

/// <summary>One block: what looks back, then what looks at one place.</summary>
[Model]
public partial class TowerBlock
{
    private const int Width = 12, Heads = 2;

    [LayerNorm] private partial Tensor Norm1(Tensor x);
    [Dense(3 * Width, bias: false)] private partial Tensor Mix(Tensor x);
    [Dense(Width)] private partial Tensor Out(Tensor x);
    [LayerNorm] private partial Tensor Norm2(Tensor x);
    [Dense(2 * Width)] private partial Tensor Expand(Tensor x);
    [Dense(Width)] private partial Tensor Contract(Tensor x);

    static Tensor Split(Tensor x) =>
        Transpose(Reshape(x, x.Dim("batch"), x.Dim("time"), Heads, Width / Heads), 0, 2, 1, 3);

    Tensor Attend(Tensor x)
    {
        Tensor mixed = Mix(x);
        Tensor query = Split(mixed[.., .., ..Width]), key = Split(mixed[.., .., Width..(2 * Width)]);
        Tensor value = Split(mixed[.., .., (2 * Width)..]);
        Tensor scores = MatMul(query, SwapAxes(key, -1, -2)) / MathF.Sqrt(Width / Heads);
        Tensor<int> at = Range(x.Dim("time"));
        scores = Select(Unsqueeze(at, 1) >= Unsqueeze(at, 0), scores, float.NegativeInfinity);
        Tensor read = Transpose(MatMul(Softmax(scores), value), 0, 2, 1, 3);
        return Out(Reshape(read, x.Dim("batch"), x.Dim("time"), Width));
    }

    Tensor Forward([Shape("batch", "time", Width)] Tensor x)
    {
        x += Attend(Norm1(x));
        return x + Contract(Gelu(Expand(Norm2(x))));
    }
}
