// case: target-09
// category: autoencoder
// source: own variation
// there: an autoencoder loses the border
// kind: error
// expect: line 15 span "target" id ML2014 contains "24","28" fix "Padding.Same","'Enc'","'Dec'"

[Model]
public partial class Auto
{
    [Conv2D(16, kernel: 3)] private partial Tensor Enc(Tensor x);
    [Conv2D(1, kernel: 3)] private partial Tensor Dec(Tensor x);
    static Tensor Up(Tensor x) => Repeat(Repeat(x, 2, axis: 2), 2, axis: 3);
    Tensor Forward([Shape("batch", 1, 28, 28)] Tensor x) => Dec(Up(MaxPool2D(Relu(Enc(x)), 2)));
    Tensor Loss(Tensor y, [Shape("batch", 1, 28, 28)] Tensor target) => MeanSquaredError(y, target);
}
