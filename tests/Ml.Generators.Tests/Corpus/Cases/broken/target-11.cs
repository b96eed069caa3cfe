// case: target-11
// category: segmentation
// source: own variation
// there: scores smaller than the mask
// kind: error
// expect: line 14 span "t" id ML2014 contains "16","32" fix "Repeat|stride"

[Model]
public partial class Smaller
{
    [Conv2D(8, kernel: 3, stride: 2, pad: 1)] private partial Tensor Down(Tensor x);
    [Conv2D(5, kernel: 1)] private partial Tensor Out(Tensor x);
    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor x) => Out(Relu(Down(x)));
    Tensor Loss(Tensor y, [Shape("batch", 32, 32)] Tensor<int> t) => CrossEntropy(y, t, axis: 1);
}
