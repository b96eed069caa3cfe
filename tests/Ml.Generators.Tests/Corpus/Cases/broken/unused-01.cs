// case: unused-01
// category: layer declared but unused
// source: own variation of https://github.com/inria-thoth/HySUPP/issues/3
// there: a dropout that is never called
// kind: error
// expect: line 12 span "Drop" id ML1004 contains "Drop" fix "Drop|call|remove"

[Model]
public partial class Forgotten
{
    [Dense(64)] private partial Tensor Hidden(Tensor x);
    [Dropout(0.5f)] private partial Tensor Drop(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 32)] Tensor x) => Head(Relu(Hidden(x)));
}
