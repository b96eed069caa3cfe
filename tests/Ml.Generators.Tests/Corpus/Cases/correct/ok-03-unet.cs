// case: ok-03-unet
// note: skips of equal sizes
// expect: nothing

[Model]
public partial class Unet
{
    [Conv2D(8, kernel: 3, pad: 1)] private partial Tensor Down(Tensor x);
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor Middle(Tensor x);
    [Conv2D(1, kernel: 3, pad: 1)] private partial Tensor Out(Tensor x);

    static Tensor Up(Tensor x) => Repeat(Repeat(x, 2, axis: 2), 2, axis: 3);

    Tensor Forward([Shape("batch", 3, 64, 96)] Tensor image)
    {
        Tensor a = Relu(Down(image));
        return Out(Concat(1, a, Up(Relu(Middle(MaxPool2D(a, 2))))));
    }

    Tensor Loss(Tensor logits, [Shape("batch", 1, 64, 96)] Tensor mask) => BinaryCrossEntropy(logits, mask);
}
