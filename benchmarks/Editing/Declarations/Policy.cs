/// <summary>Moves and their worth from one trunk: two outputs.</summary>
[Model]
public partial class Policy
{
    [Dense(64)] private partial Tensor Trunk(Tensor x);
    [Dense(4)]  private partial Tensor Moves(Tensor x);
    [Dense(1)]  private partial Tensor Worth(Tensor x);

    (Tensor moves, Tensor worth) Forward([Shape("batch", 8)] Tensor state)
    {
        Tensor x = Tanh(Trunk(state));
        return (Moves(x), Worth(x));
    }

    Tensor Loss(
        Tensor moves, Tensor worth, [Shape("batch")] Tensor<int> move, [Shape("batch", 1)] Tensor reward)
        => CrossEntropy(moves, move) + MeanSquaredError(worth, reward);
}
