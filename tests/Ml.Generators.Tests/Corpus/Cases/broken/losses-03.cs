// case: losses-03
// category: several losses
// source: own variation
// there: multi-loss: not reduced
// kind: error
// expect: line 15 span "CrossEntropy(classes, label, reduction: Reduction.None) + SmoothL1(box, where, reduction: Reduction.None)" id ML2010 contains "[batch]","[batch, 4]" fix "reduction"

[Model]
public partial class Boxes
{
    [Dense(5)] private partial Tensor Classes(Tensor x);
    [Dense(4)] private partial Tensor Box(Tensor x);
    (Tensor classes, Tensor box) Forward([Shape("batch", 64)] Tensor x) => (Classes(x), Box(x));
    Tensor Loss(Tensor classes, Tensor box, [Shape("batch")] Tensor<int> label, [Shape("batch", 4)] Tensor where)
        => CrossEntropy(classes, label, reduction: Reduction.None) + SmoothL1(box, where, reduction: Reduction.None);
}
