// case: unused-02
// category: layer declared but unused
// source: own variation
// there: the first layer is called twice instead of the second
// kind: error
// expect: line 12 span "Layer2" id ML1004 contains "Layer2" fix "Layer2|call|remove"

[Model]
public partial class Copied
{
    [Dense(16)] private partial Tensor Layer1(Tensor x);
    [Dense(16)] private partial Tensor Layer2(Tensor x);
    [Dense(2)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 16)] Tensor x) => Head(Relu(Layer1(Relu(Layer1(x)))));
}
