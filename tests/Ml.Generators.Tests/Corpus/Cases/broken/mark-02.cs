// case: mark-02
// category: layer method without a layer
// source: own variation
// there: a layer method without its layer
// kind: error
// expect: line 11 span "Inner" id ML1010 contains "Inner","no layer" fix "[Dense"

[Model]
public partial class Digits
{
    private partial Tensor Inner(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 784)] Tensor x) => Head(Relu(Inner(x)));
}
