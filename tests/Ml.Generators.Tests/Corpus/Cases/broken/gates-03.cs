// case: gates-03
// category: gates of a cell
// source: own variation
// there: GRU by hand: new state computed but old returned
// kind: silent
// expect: line 18 span "(1 - z) * Tanh(New(all)) + z * h" id ML1019 contains "[batch, 32]" fix "use|return|take"

[Model]
public partial class Cell
{
    const int H = 32;
    [Dense(H)] private partial Tensor Gate(Tensor x);
    [Dense(H)] private partial Tensor New(Tensor x);
    Tensor Forward([Shape("batch", 16)] Tensor x, [Shape("batch", H)] Tensor h)
    {
        var all = Concat(1, x, h);
        var z = Sigmoid(Gate(all));
        var next = (1 - z) * Tanh(New(all)) + z * h;
        return h;
    }
}
