// case: gates-04
// category: gates cut from one product
// source: own variation
// there: three gates computed, four cut
// kind: error
// expect: line 16 span "(3 * H)..(4 * H)" id ML2013 contains "128","96" fix "Gates|128 units"
// also: line 16 span "g[.., (3 * H)..(4 * H)]"

[Model]
public partial class Net
{
    const int H = 32;
    [Dense(3 * H)] private partial Tensor Gates(Tensor x);
    Tensor Forward([Shape("batch", 16)] Tensor x, [Shape("batch", H)] Tensor h)
    {
        var g = Gates(Concat(-1, x, h)); var z = Tanh(g[.., (3 * H)..(4 * H)]);
        return Sigmoid(g[.., 0..H]) * h + z;
    }
}
