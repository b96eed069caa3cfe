// case: losses-04
// category: several losses
// source: own variation
// there: binary head with sigmoid declared as a layer
// kind: silent
// expect: line 13 span "Squash" id ML4003 contains "BinaryCrossEntropy","Sigmoid" fix "leave"

[Model]
public partial class Yes
{
    [Dense(1)] private partial Tensor Head(Tensor x);
    [Sigmoid] private partial Tensor Squash(Tensor x);
    Tensor Forward([Shape("batch", 9)] Tensor x) => Squeeze(Squash(Head(x)), 1);
    Tensor Loss(Tensor p, [Shape("batch")] Tensor y) => BinaryCrossEntropy(p, y);
}
