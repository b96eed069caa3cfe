// case: norm-05
// category: normalisation over wrong axis
// source: own variation
// there: batchnorm after dense sequence static
// kind: silent
// expect: line 14 span "N" id ML2033 contains "30","32" fix "SwapAxes|LayerNorm"

[Model]
public partial class Seq
{
    [Dense(32)] private partial Tensor A(Tensor x);
    [BatchNorm] private partial Tensor N(Tensor x);
    [Dense(2)] private partial Tensor B(Tensor x);
    Tensor Forward([Shape("batch", 30, 8)] Tensor x) => B(Mean(Relu(N(A(x))), 1));
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => CrossEntropy(y, label);
}
