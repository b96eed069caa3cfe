// case: losses-01
// category: several losses
// source: own variation
// there: multi-loss: one of the losses on probabilities
// kind: silent
// expect: line 13 span "Softmax" id ML4003 contains "CrossEntropy","Softmax" fix "leave"

[Model]
public partial class Boxes
{
    [Dense(5)] private partial Tensor Classes(Tensor x);
    [Dense(4)] private partial Tensor Box(Tensor x);
    (Tensor classes, Tensor box) Forward([Shape("batch", 64)] Tensor x) => (Softmax(Classes(x)), Sigmoid(Box(x)));
    Tensor Loss(Tensor classes, Tensor box, [Shape("batch")] Tensor<int> label, [Shape("batch", 4)] Tensor where)
        => CrossEntropy(classes, label) + 5 * SmoothL1(box, where);
}
