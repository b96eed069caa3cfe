/// <summary>One block of a language model: attention over the past, then two widths of four.</summary>
[Model]
public partial class GptBlock
{
    const int Width = 128, Heads = 4;

    [LayerNorm]                    private partial Tensor Norm1(Tensor x);
    [Dense(Width, bias: false)]    private partial Tensor Query(Tensor x);
    [Dense(Width, bias: false)]    private partial Tensor Key(Tensor x);
    [Dense(Width, bias: false)]    private partial Tensor Value(Tensor x);
    [Dense(Width)]                 private partial Tensor Mix(Tensor x);
    [LayerNorm]                    private partial Tensor Norm2(Tensor x);
    [Dense(4 * Width)]             private partial Tensor Expand(Tensor x);
    [Dense(Width)]                 private partial Tensor Contract(Tensor x);

    static Tensor Split(Tensor x) =>
        Transpose(Reshape(x, x.Dim("batch"), x.Dim("time"), Heads, Width / Heads), 0, 2, 1, 3);

    Tensor Attend(Tensor x)
    {
        Tensor scores = MatMul(Split(Query(x)), SwapAxes(Split(Key(x)), -1, -2)) / MathF.Sqrt(Width / Heads);
        Tensor<int> at = Range(x.Dim("time"));
        scores = Select(Unsqueeze(at, 1) >= Unsqueeze(at, 0), scores, float.NegativeInfinity);
        Tensor mixed = Transpose(MatMul(Softmax(scores), Split(Value(x))), 0, 2, 1, 3);
        return Mix(Reshape(mixed, x.Dim("batch"), x.Dim("time"), Width));
    }

    Tensor Forward([Shape("batch", "time", Width)] Tensor x)
    {
        x += Attend(Norm1(x));
        return x + Contract(Gelu(Expand(Norm2(x))));
    }
}
