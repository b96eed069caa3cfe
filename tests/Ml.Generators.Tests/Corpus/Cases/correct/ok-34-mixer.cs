// case: ok-34
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Mixer
{
    [Conv2D(32, kernel: 4, stride: 4)] private partial Tensor Patches(Tensor x);
    [LayerNorm] private partial Tensor N1(Tensor x);
    [Dense(64)] private partial Tensor T1(Tensor x);
    [Dense(64)] private partial Tensor T2(Tensor x);
    [LayerNorm] private partial Tensor N2(Tensor x);
    [Dense(64)] private partial Tensor C1(Tensor x);
    [Dense(32)] private partial Tensor C2(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor x)
    {
        var t = SwapAxes(Flatten(Patches(x), 2), 1, 2);
        t += SwapAxes(T2(Gelu(T1(SwapAxes(N1(t), 1, 2)))), 1, 2);
        t += C2(Gelu(C1(N2(t))));
        return Head(Mean(t, 1));
    }
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> label) => CrossEntropy(y, label);
}
