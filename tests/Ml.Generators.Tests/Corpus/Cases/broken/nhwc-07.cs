// case: nhwc-07
// category: channels of a video
// source: own variation
// there: frames before channels
// kind: error
// expect: line 13 span "Look(x)" id ML2004 contains "16","3" fix "SwapAxes(x, 1, 2)"
// also: line 13 span "channels: 3"
// also: line 13 span "3"

[Model]
public partial class Net
{
    [Conv3D(4, kernel: 3, channels: 3)] private partial Tensor Look(Tensor x);
    Tensor Forward([Shape("batch", 16, 3, 112, 112)] Tensor x) => Look(x);
}
