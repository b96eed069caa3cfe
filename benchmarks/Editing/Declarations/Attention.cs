/// <summary>A classifier of short sequences: one attention, pooled.</summary>
[Model]
public partial class Attention
{
    const int Width = 32;

    [Dense(Width)] private partial Tensor Query(Tensor x);
    [Dense(Width)] private partial Tensor Key(Tensor x);
    [Dense(Width)] private partial Tensor Value(Tensor x);
    [Dense(5)]     private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 20, 16)] Tensor x)
    {
        Tensor weights = Softmax(MatMul(Query(x), SwapAxes(Key(x), -1, -2)) / MathF.Sqrt(Width));
        return Head(Mean(MatMul(weights, Value(x)), axis: 1));
    }

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
}
