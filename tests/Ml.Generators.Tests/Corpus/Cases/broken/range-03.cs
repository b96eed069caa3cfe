// case: range-03
// category: argument range
// source: own variation
// there: a stride of zero
// kind: error
// expect: line 12 span "stride: 0" id ML1007 contains "stride","0" fix "1"
// also: line 12 span "Conv2D(16, kernel: 3, stride: 0)"

[Model]
public partial class Still
{
    [Conv2D(16, kernel: 3, stride: 0)] private partial Tensor Look(Tensor x);

    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor x) => Look(x);
}
