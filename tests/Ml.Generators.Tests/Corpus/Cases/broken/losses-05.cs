// case: losses-05
// category: several losses
// source: own variation
// there: focal on sigmoid
// kind: silent
// expect: line 12 span "Sigmoid" id ML4003 contains "Focal","Sigmoid" fix "leave"

[Model]
public partial class Fo
{
    [Conv2D(1, kernel: 1)] private partial Tensor C(Tensor x);
    Tensor Forward([Shape("batch", 3, 64, 64)] Tensor x) => Sigmoid(C(x));
    Tensor Loss(Tensor y, [Shape("batch", 1, 64, 64)] Tensor mask) => 0.5f * Focal(y, mask) + 0.5f * Dice(y, mask);
}
