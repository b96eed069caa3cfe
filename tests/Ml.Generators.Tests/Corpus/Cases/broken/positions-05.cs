// case: positions-05
// category: table of positions
// source: own variation
// there: more positions than places
// kind: error
// expect: line 14 span "Tok(ids) + Pos(Range(128))" id ML2010 contains "100","128" fix "100"

[Model]
public partial class PosTable
{
    [Embedding(1000, 64)] private partial Tensor Tok(Tensor<int> ids);
    [Embedding(128, 64)] private partial Tensor Pos(Tensor<int> ids);
    [Dense(1000)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 100)] Tensor<int> ids) => Head(Tok(ids) + Pos(Range(128)));
}
