// case: reshape-07
// category: reshape count
// source: own variation
// there: only one dimension can be inferred
// kind: error
// expect: line 12 span "Reshape(x, -1, -1)" id ML2007 contains "one","-1","[batch, 4, 6]" fix "24|0"

[Model]
public partial class Rows
{
    [Dense(3)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 4, 6)] Tensor x) => Head(Reshape(x, -1, -1));
}
