// case: losses-02
// category: several losses
// source: own variation
// there: multi-loss: forgot a loss
// kind: silent
// expect: line 17 span "SmoothL1" id ML1019 contains "SmoothL1" fix "add|take"

[Model]
public partial class Boxes
{
    [Dense(5)] private partial Tensor Classes(Tensor x);
    [Dense(4)] private partial Tensor Box(Tensor x);
    (Tensor classes, Tensor box) Forward([Shape("batch", 64)] Tensor x) => (Classes(x), Box(x));
    Tensor Loss(Tensor classes, Tensor box, [Shape("batch")] Tensor<int> label, [Shape("batch", 4)] Tensor where)
    {
        var first = CrossEntropy(classes, label);
        var second = SmoothL1(box, where);
        return first;
    }
}
