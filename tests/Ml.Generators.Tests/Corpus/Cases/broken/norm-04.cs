// case: norm-04
// category: normalisation over wrong axis
// source: own variation of https://github.com/facebookresearch/ConvNeXt/issues/136
// there: graph form, LayerNorm on channels first
// kind: silent
// expect: line 16 span "Norm" id any contains "LayerNorm|Norm","24" fix "Transpose|GroupNorm|channels|axis"
// also: line 16 span "Mix(x)"

[Model]
public partial class Block
{
    [Conv2D(32, kernel: 7, pad: 3)] private partial Tensor Mix(Tensor x);
    [LayerNorm] private partial Tensor Norm(Tensor x);
    [Conv2D(32, kernel: 1)] private partial Tensor Out(Tensor x);

    Tensor Forward([Shape("batch", 32, 24, 24)] Tensor x) => x + Out(Gelu(Norm(Mix(x))));
}
