/// <summary>A gated feed-forward network with RMS norm, as newer language models have.</summary>
[Model]
public partial class GatedMlp
{
    const int Width = 96;

    [RmsNorm]       private partial Tensor Norm(Tensor x);
    [Dense(2 * Width)] private partial Tensor Gate(Tensor x);
    [Dense(2 * Width)] private partial Tensor Up(Tensor x);
    [Dense(Width)]  private partial Tensor Down(Tensor x);
    [Dense(7)]      private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", Width)] Tensor x)
    {
        Tensor inner = Norm(x);
        x += Down(Silu(Gate(inner)) * Up(inner));
        return Head(x);
    }

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
}
