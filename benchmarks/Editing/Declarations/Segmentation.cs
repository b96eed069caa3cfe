/// <summary>A class for every pixel: down once, up once, joined.</summary>
[Model]
public partial class Segmentation
{
    [Conv2D(8, kernel: 3, padding: Padding.Same)]  private partial Tensor Down1(Tensor x);
    [Conv2D(16, kernel: 3, padding: Padding.Same)] private partial Tensor Down2(Tensor x);
    [Conv2D(8, kernel: 3, padding: Padding.Same)]  private partial Tensor Up(Tensor x);
    [Conv2D(4, kernel: 1)]                         private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 1, 32, 32)] Tensor image)
    {
        Tensor fine = Relu(Down1(image));
        Tensor coarse = Relu(Down2(AveragePool2D(fine, 2)));
        Tensor grown = Reshape(
            BroadcastTo(Reshape(coarse, coarse.Dim("batch"), 16, 16, 1, 16, 1), coarse.Dim("batch"), 16, 16, 2, 16, 2),
            coarse.Dim("batch"), 16, 32, 32);
        return Head(Relu(Up(Concat(1, fine, grown))));
    }

    Tensor Loss(Tensor logits, [Shape("batch", 32, 32)] Tensor<int> label) => CrossEntropy(logits, label);
}
