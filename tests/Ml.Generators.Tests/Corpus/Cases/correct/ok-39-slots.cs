// case: ok-39-slots
// category: correct
// expect: nothing

[Model]
public partial class Slots
{
    [Dense(16)] private partial Tensor Key(Tensor x);
    [Dense(16)] private partial Tensor Value(Tensor x);
    [Dense(16)] private partial Tensor Query(Tensor x);

    Tensor Forward([Shape("batch", "pixels", 8)] Tensor x, [Shape("batch", 7, 16)] Tensor slots)
    {
        // Slots compete for pixels, and each is a mean of what it won.
        Tensor won = Softmax(MatMul(Query(slots), SwapAxes(Key(x), 1, 2)) / 4f, 1) + 1e-8f;
        return MatMul(won / Sum(won, 2, keep: true), Value(x));
    }
}
