// case: ok-07-relative-positions
// note: a table of distances between positions
// expect: nothing

[Model]
public partial class Relative
{
    [Embedding(64, 1)] private partial Tensor Bias(Tensor<int> distance);

    Tensor Forward([Shape("batch", "time", "time")] Tensor scores)
    {
        Tensor<int> at = Range(scores.Dim("time"));
        Tensor<int> distance = at - Unsqueeze(at, 1) + 32;
        return Softmax(scores + Squeeze(Bias(distance), -1));
    }
}
