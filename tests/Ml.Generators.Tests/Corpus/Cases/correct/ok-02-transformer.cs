// case: ok-02-transformer
// note: a block with heads, a causal mask and positions
// expect: nothing

[Model]
public partial class Attention
{
    const int Width = 64, Heads = 4;

    [LayerNorm] private partial Tensor Norm(Tensor x);
    [Dense(Width)] private partial Tensor Query(Tensor x);
    [Dense(Width)] private partial Tensor Key(Tensor x);
    [Dense(Width)] private partial Tensor Values(Tensor x);
    [Dense(Width)] private partial Tensor Out(Tensor x);

    static Tensor Split(Tensor x) => SwapAxes(Reshape(x, x.Dim("batch"), x.Dim("time"), Heads, Width / Heads), 1, 2);

    Tensor Forward([Shape("batch", "time", Width)] Tensor x)
    {
        Tensor y = Norm(x);
        Tensor scores = MatMul(Split(Query(y)), Transpose(Split(Key(y)))) / MathF.Sqrt(Width / Heads);
        Tensor<int> step = Range(x.Dim("time"));
        scores = Select(step > Unsqueeze(step, 1), -1e9f, scores);
        Tensor mixed = SwapAxes(MatMul(Softmax(scores), Split(Values(y))), 1, 2);
        return x + Out(Reshape(mixed, x.Dim("batch"), x.Dim("time"), Width));
    }
}

[Model]
public partial class Language
{
    [Embedding(100, 64)] private partial Tensor Tokens(Tensor<int> ids);
    [Embedding(32, 64)] private partial Tensor Places(Tensor<int> ids);
    [Use<Attention>(repeat: 3)] private partial Tensor Blocks(Tensor x);
    [Dense(100)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) =>
        Head(Blocks(Tokens(ids) + Places(Range(ids.Dim("time")))));

    Tensor Loss(Tensor logits, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(logits, next);
}
