// case: ok-11-speech
// note: time exchanged with the features, and back
// expect: nothing

[Model]
public partial class Speech
{
    [Conv1D(64, kernel: 5, padding: Padding.Same)] private partial Tensor Mix(Tensor x);
    [Dense(40)] private partial Tensor Back(Tensor x);

    Tensor Forward([Shape("batch", "time", 40)] Tensor x) => x + Back(SwapAxes(Relu(Mix(SwapAxes(x, 1, 2))), 1, 2));
}
