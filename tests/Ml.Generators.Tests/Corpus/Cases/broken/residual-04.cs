// case: residual-04
// category: residual branches
// source: own variation
// there: a feed-forward that does not come back
// kind: error
// expect: line 16 span "x + Contract(Gelu(Expand(x)))" id ML2011 contains "64","128" fix "64|Dense"
// also: line 16 span "x"
// also: line 16 span "Contract(Gelu(Expand(x)))"

[Model]
public partial class FeedForward
{
    [Dense(256)] private partial Tensor Expand(Tensor x);
    [Dense(128)] private partial Tensor Contract(Tensor x);

    Tensor Forward([Shape("batch", "time", 64)] Tensor x) => x + Contract(Gelu(Expand(x)));
}
