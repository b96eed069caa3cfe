// case: submodel-05
// category: sub-model input mismatch
// source: own variation
// there: ViT 14x14 tokens of width 16: error kind
// kind: error
// expect: line 21 span "Flatten(Patches(x), 2)" id ML2003 contains "16","49" fix "SwapAxes|Transpose"

[Model]
public partial class Enc
{
    [LayerNorm] private partial Tensor N(Tensor x);
    [Dense(16)] private partial Tensor M(Tensor x);
    Tensor Forward([Shape("batch", "places", 16)] Tensor x) => x + M(N(x));
}
[Model]
public partial class Vit
{
    [Conv2D(16, kernel: 4, stride: 4)] private partial Tensor Patches(Tensor x);
    [Use<Enc>(repeat: 2)] private partial Tensor Blocks(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 3, 28, 28)] Tensor x) => Head(Mean(Blocks(Flatten(Patches(x), 2)), 1));
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => CrossEntropy(y, label);
}
