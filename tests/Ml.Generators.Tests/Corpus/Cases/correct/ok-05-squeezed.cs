// case: ok-05-squeezed
// note: the axis of size 1 taken out
// expect: nothing

[Model]
public partial class Critic
{
    [Dense(1)] private partial Tensor Value(Tensor x);

    Tensor Forward([Shape("batch", 4)] Tensor state) => Squeeze(Value(state), -1);

    Tensor Loss(Tensor value, [Shape("batch")] Tensor reward) => MeanSquaredError(value, reward);
}
