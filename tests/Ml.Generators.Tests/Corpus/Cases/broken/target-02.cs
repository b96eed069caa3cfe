// case: target-02
// category: target against loss
// source: own variation
// there: class numbers with an axis of size 1
// kind: error
// expect: line 18 span "label" id ML2014 contains "[batch, 1]","[batch]" fix "Squeeze|[batch]"
// also: line 18 span "Shape(\"batch\", 1)"
// also: line 18 span "CrossEntropy"
// also: line 18 span "CrossEntropy(scores, label)"

[Model]
public partial class Column
{
    [Dense(3)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 4)] Tensor x) => Head(x);

    Tensor Loss(Tensor scores, [Shape("batch", 1)] Tensor<int> label) => CrossEntropy(scores, label);
}
