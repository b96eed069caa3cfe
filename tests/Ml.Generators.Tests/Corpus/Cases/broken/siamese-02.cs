// case: siamese-02
// category: pairs
// source: own variation
// there: siamese: other inputs shape
// kind: error
// expect: line 12 span "b" id ML2003 contains "8","6" fix "second layer|width"

[Model]
public partial class Siamese
{
    [Dense(16)] private partial Tensor Embed(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor a, [Shape("batch", 6)] Tensor b) => Sum(Embed(a) * Embed(b), 1);
}
