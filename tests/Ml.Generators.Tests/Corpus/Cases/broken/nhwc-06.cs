// case: nhwc-06
// category: channels last
// source: own variation
// there: another model is given an image with its channels last
// kind: error
// expect: line 19 span "x" id any contains "[batch, 32, 32, 3]","[batch, 3, 32, 32]" fix "Transpose(x, 0, 3, 1, 2)"
// also: line 19 span "Look(x)"

[Model]
public partial class Eye
{
    [Conv2D(8, kernel: 3)] private partial Tensor See(Tensor x);
    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor x) => See(x);
}
[Model]
public partial class Net
{
    [Use<Eye>] private partial Tensor Look(Tensor x);
    Tensor Forward([Shape("batch", 32, 32, 3)] Tensor x) => Look(x);
}
