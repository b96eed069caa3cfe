// case: ok-28
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Clip
{
    [Dense(16)] private partial Tensor A(Tensor x);
    [Dense(16)] private partial Tensor B(Tensor x);
    Tensor Forward([Shape("batch", 32)] Tensor image, [Shape("batch", 20)] Tensor text)
        => MatMul(Normalize(A(image)), Transpose(Normalize(B(text))));
    Tensor Loss(Tensor scores, [Shape("batch")] Tensor<int> own)
        => CrossEntropy(scores * 14f, own) + CrossEntropy(Transpose(scores) * 14f, own);
}
