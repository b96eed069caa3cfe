// case: ok-12-layer-norm-of-channels
// note: a norm over the channels of an image
// expect: nothing

[Model]
public partial class ConvNext
{
    [Conv2D(32, kernel: 7, pad: 3, groups: 32)] private partial Tensor Mix(Tensor x);
    [LayerNorm] private partial Tensor Norm(Tensor x);
    [Dense(128)] private partial Tensor Expand(Tensor x);
    [Dense(32)] private partial Tensor Contract(Tensor x);

    Tensor Forward([Shape("batch", 32, 28, 28)] Tensor x)
    {
        Tensor y = Norm(Transpose(Mix(x), 0, 2, 3, 1));
        return x + Transpose(Contract(Gelu(Expand(y))), 0, 3, 1, 2);
    }
}
