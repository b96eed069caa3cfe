// case: norm-01
// category: normalisation over wrong axis
// source: own variation of https://github.com/svip-lab/AS-MLP/issues/6
// there: LayerNorm over the width of an image
// kind: silent
// expect: line 10 span "LayerNorm" id any contains "LayerNorm","16" fix "Transpose|GroupNorm|channels|axis"

[Model]
[Input("batch", 3, 64, 64)]
[Conv2D(96, kernel: 4, stride: 4), LayerNorm]
[Conv2D(192, kernel: 2, stride: 2), Gelu]
[GlobalAveragePool2D, Dense(10)]
public partial class ConvNext;
