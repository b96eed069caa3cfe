// case: ok-35
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Rnn
{
    [Dense(16)] private partial Tensor In(Tensor x);
    [Dense(16)] private partial Tensor Rec(Tensor h);
    [Dense(2)] private partial Tensor Head(Tensor h);
    Tensor Forward([Shape("batch", 5, 8)] Tensor x)
    {
        var h = Tanh(In(x[.., 0]));
        for (int i = 1; i < 5; i++)
            h = Tanh(In(x[.., i]) + Rec(h));
        return Head(h);
    }
}
