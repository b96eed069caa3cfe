// case: unread-02
// category: result never read
// source: own variation
// there: overwritten by copy paste
// kind: silent
// expect: line 16 span "Relu" id ML1019 contains "Relu" fix "use|take"

[Model]
public partial class Paste
{
    [Dense(64)] private partial Tensor A(Tensor x);
    [Dense(64)] private partial Tensor B(Tensor x);
    [Dense(2)] private partial Tensor C(Tensor x);
    Tensor Forward([Shape("batch", 64)] Tensor x)
    {
        var h = Relu(A(x));
        h = Relu(B(x));
        return C(h);
    }
}
