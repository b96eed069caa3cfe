// case: concat-03
// category: concat along wrong axis
// source: own variation; nearest public thread: https://github.com/lbktrinh/UNet_scAG/issues/1
// there: Sizes of tensors must match except in dimension 2
// kind: error
// expect: line 15 span "Coarse(x)" id ML2009 contains "16","24" fix "Concat(1|axis 1|axis: 1"
// also: line 15 span "Concat(2, Fine(x), Coarse(x))"

[Model]
public partial class Joined
{
    [Conv1D(16, kernel: 3, pad: 1)] private partial Tensor Fine(Tensor x);
    [Conv1D(24, kernel: 3, pad: 1)] private partial Tensor Coarse(Tensor x);

    Tensor Forward([Shape("batch", 4, 50)] Tensor x) => Concat(2, Fine(x), Coarse(x));
}
