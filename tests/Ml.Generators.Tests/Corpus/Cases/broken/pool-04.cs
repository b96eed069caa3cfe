// case: pool-04
// category: off-by-one pooling
// source: own variation
// there: pooling along time of an odd length, graph form
// kind: error
// expect: line 13 span "inputs: 8 * 92" id ML2003 contains "736","728" fix "728|ceiling"
// also: line 13 span "Dense(5, inputs: 8 * 92)"

[Model]
public partial class Beats
{
    [Conv1D(8, kernel: 5)] private partial Tensor Look(Tensor x);
    [Dense(5, inputs: 8 * 92)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 1, 187)] Tensor x) => Head(Flatten(MaxPool1D(Relu(Look(x)), 2)));
}
