// case: axis-03
// category: wrong axis number
// source: own variation; nearest public thread: https://github.com/megvii-research/RevCol/issues/12
// there: permute with the order of another rank
// kind: error
// expect: line 12 span "Transpose(x, 0, 2, 3, 1)" id ML2012 contains "[batch, 50, 16]","3 axes" fix "0, 2, 1|every axis once"
// also: line 12 span "Transpose"

[Model]
public partial class Permuted
{
    Tensor Forward([Shape("batch", 50, 16)] Tensor x) => Transpose(x, 0, 2, 3, 1);
}
