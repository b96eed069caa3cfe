// case: matmul-01
// category: swapped matmul operands
// source: own variation of https://github.com/nv-tlabs/datasetGAN_release/issues/49
// there: the keys are not transposed
// kind: error
// expect: line 16 span "Key(x)" id any contains "64","time" fix "Transpose"
// also: line 16 span "MatMul"
// also: line 16 span "MatMul(Query(x), Key(x))"

[Model]
public partial class Scores
{
    [Dense(64)] private partial Tensor Query(Tensor x);
    [Dense(64)] private partial Tensor Key(Tensor x);

    Tensor Forward([Shape("batch", "time", 32)] Tensor x) => Softmax(MatMul(Query(x), Key(x)));
}
