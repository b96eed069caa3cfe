// case: norm-07
// category: softmax over one number
// source: own variation
// there: weights over an axis of 1
// kind: error
// expect: line 16 span "Softmax" id ML4004 contains "1","time" fix ", 1)"

[Model]
public partial class AttnPool
{
    [Dense(64)] private partial Tensor Mix(Tensor x);
    [Dense(1)] private partial Tensor Score(Tensor x);
    [Dense(3)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time", 64)] Tensor x)
    {
        Tensor a = Softmax(Score(Tanh(Mix(x))));
        return Head(Sum(a * x, 1));
    }
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => CrossEntropy(y, label);
}
