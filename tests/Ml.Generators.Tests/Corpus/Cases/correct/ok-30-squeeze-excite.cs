// case: ok-30
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Se
{
    [Conv2D(32, kernel: 3, pad: 1)] private partial Tensor C(Tensor x);
    [BatchNorm] private partial Tensor N(Tensor x);
    [Dense(8)] private partial Tensor Down(Tensor x);
    [Dense(32)] private partial Tensor Up(Tensor x);
    Tensor Forward([Shape("batch", 32, 16, 16)] Tensor x)
    {
        var y = Relu(N(C(x)));
        var s = Sigmoid(Up(Relu(Down(GlobalAveragePool2D(y)))));
        return x + y * Unsqueeze(Unsqueeze(s, 2), 3);
    }
}
