// case: axis-02
// category: wrong axis number
// source: own variation; nearest public thread: https://github.com/practicingman/chinese_text_cnn/issues/15
// there: axes counted from one: swapaxes(2, 3) of three axes
// kind: error
// expect: line 14 span "3" id ML2012 contains "3","[batch, 100, 12]" fix "2|1"
// also: line 14 span "SwapAxes"

[Model]
public partial class Series
{
    [Conv1D(32, kernel: 3)] private partial Tensor Convolve(Tensor x);

    Tensor Forward([Shape("batch", 100, 12)] Tensor x) => Convolve(SwapAxes(x, 2, 3));
}
