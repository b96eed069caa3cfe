// case: positions-06
// category: table of positions
// source: own variation
// there: patches as channels
// kind: error
// expect: line 18 span "t + Pos(Range(64))" id ML2010 contains "192","64" fix "SwapAxes"

[Model]
public partial class Vit
{
    [Conv2D(192, kernel: 4, stride: 4)] private partial Tensor Patch(Tensor x);
    [Embedding(64, 192)] private partial Tensor Pos(Tensor<int> i);
    [LayerNorm] private partial Tensor Norm(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor image)
    {
        Tensor t = Flatten(Patch(image), 2);
        t = Norm(t + Pos(Range(64)));
        return Head(Mean(t, 1));
    }
    Tensor Loss(Tensor s, [Shape("batch")] Tensor<int> label) => CrossEntropy(s, label);
}
