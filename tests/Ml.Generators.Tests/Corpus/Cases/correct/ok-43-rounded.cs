// case: ok-43
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Quantized
{
    [Dense(16)] private partial Tensor Body(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 784)] Tensor x)
    {
        Tensor h = Body(x);
        return Head(h + StopGradient(Round(h) - h));
    }

    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label)
    {
        Tensor isWrong = Select(Equal(ArgMax(y), label), 0f, 1f);
        return Mean((1f + isWrong) * CrossEntropy(y, label, reduction: Reduction.None));
    }
}
