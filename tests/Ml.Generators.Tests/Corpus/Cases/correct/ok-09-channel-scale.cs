// case: ok-09-channel-scale
// note: a scale for each channel
// expect: nothing

[Model]
public partial class Excite
{
    [Conv2D(16, kernel: 3, pad: 1)] private partial Tensor Look(Tensor x);
    [Dense(4)] private partial Tensor Squeezed(Tensor x);
    [Dense(16)] private partial Tensor Excited(Tensor x);

    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor image)
    {
        Tensor y = Relu(Look(image));
        Tensor gate = Sigmoid(Excited(Relu(Squeezed(GlobalAveragePool2D(y)))));
        return y * Reshape(gate, gate.Dim("batch"), 16, 1, 1);
    }
}
