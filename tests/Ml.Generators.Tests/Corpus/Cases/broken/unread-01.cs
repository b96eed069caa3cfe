// case: unread-01
// category: result never read
// source: own variation
// there: relu result dropped, dropout result dropped
// kind: silent
// expect: line 17 span "D" id ML1019 contains "D" fix "D(|take"

[Model]
public partial class Drops
{
    [Dense(64)] private partial Tensor A(Tensor x);
    [Dropout(0.2f)] private partial Tensor D(Tensor x);
    [Dense(2)] private partial Tensor B(Tensor x);
    Tensor Forward([Shape("batch", 32)] Tensor x)
    {
        var h = Relu(A(x));
        D(h);
        return B(h);
    }
}
