// case: residual-05
// category: residual branches
// source: own variation
// there: a shortcut without the stride of the main branch
// kind: error
// expect: line 15 span "Main(x) + Shortcut(x)" id ML2011 contains "20","40" fix "stride: 2|stride"
// also: line 15 span "Shortcut(x)"

[Model]
public partial class Stem
{
    [Conv2D(48, kernel: 3, stride: 2, pad: 1)] private partial Tensor Main(Tensor x);
    [Conv2D(48, kernel: 1)] private partial Tensor Shortcut(Tensor x);

    Tensor Forward([Shape("batch", 16, 40, 40)] Tensor x) => Main(x) + Shortcut(x);
}
