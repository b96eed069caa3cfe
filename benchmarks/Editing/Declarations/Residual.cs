/// <summary>A small residual network with batch norm.</summary>
[Model]
public partial class Residual
{
    [Conv2D(16, kernel: 3, padding: Padding.Same, bias: false)] private partial Tensor Stem(Tensor x);
    [BatchNorm]                                                 private partial Tensor StemNorm(Tensor x);
    [Conv2D(16, kernel: 3, padding: Padding.Same, bias: false)] private partial Tensor Conv1(Tensor x);
    [BatchNorm]                                                 private partial Tensor Norm1(Tensor x);
    [Conv2D(16, kernel: 3, padding: Padding.Same, bias: false)] private partial Tensor Conv2(Tensor x);
    [BatchNorm]                                                 private partial Tensor Norm2(Tensor x);
    [Dense(10)]                                                 private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor image)
    {
        Tensor x = Relu(StemNorm(Stem(image)));
        Tensor inner = Relu(Norm1(Conv1(x)));
        x = Relu(x + Norm2(Conv2(inner)));
        return Head(GlobalAveragePool2D(x));
    }

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
}
