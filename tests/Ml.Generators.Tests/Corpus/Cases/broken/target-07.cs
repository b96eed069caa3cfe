// case: target-07
// category: target against loss
// source: own variation
// there: autoencoder: target image against flat output
// kind: error
// expect: line 14 span "image" id ML2014 contains "784","28" fix "Flatten|Reshape"

[Model]
public partial class Auto
{
    [Dense(32)] private partial Tensor Down(Tensor x);
    [Dense(784)] private partial Tensor Up(Tensor x);
    Tensor Forward([Shape("batch", 1, 28, 28)] Tensor image) => Up(Relu(Down(Flatten(image))));
    Tensor Loss(Tensor y, [Shape("batch", 1, 28, 28)] Tensor image) => MeanSquaredError(y, image);
}
