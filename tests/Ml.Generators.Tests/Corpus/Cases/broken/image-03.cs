// case: image-03
// category: channels-last input
// source: own variation
// there: reshape to image with wrong channel order
// kind: silent
// expect: line 13 span "C" id ML2033 contains "7","128" fix "Transpose"

[Model]
public partial class Gen
{
    [Dense(128 * 7 * 7)] private partial Tensor A(Tensor x);
    [Conv2D(1, kernel: 3, pad: 1)] private partial Tensor C(Tensor x);
    Tensor Forward([Shape("batch", 64)] Tensor z) => C(Reshape(A(z), z.Dim("batch"), 7, 7, 128));
}
