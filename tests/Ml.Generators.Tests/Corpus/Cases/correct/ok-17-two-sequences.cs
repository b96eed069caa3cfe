// case: ok-17-two-sequences
// note: two lengths with two names
// expect: nothing

[Model]
public partial class Cross
{
    [Dense(16)] private partial Tensor Query(Tensor x);
    [Dense(16)] private partial Tensor Key(Tensor x);

    Tensor Forward([Shape("batch", "time", 8)] Tensor a, [Shape("batch", "length", 8)] Tensor b) =>
        Softmax(MatMul(Query(a), Transpose(Key(b))));
}
