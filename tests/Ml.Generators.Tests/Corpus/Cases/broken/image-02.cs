// case: image-02
// category: channels-last input
// source: own variation
// there: channels-last image in a graph with a batch norm
// kind: silent
// expect: line 13 span "Norm" id ML2033 contains "32","3" fix "Transpose|LayerNorm"

[Model]
public partial class Photo
{
    [BatchNorm] private partial Tensor Norm(Tensor x);
    [Dense(16)] private partial Tensor Mix(Tensor x);
    Tensor Forward([Shape("batch", 32, 32, 3)] Tensor x) => Mix(Norm(x));
}
