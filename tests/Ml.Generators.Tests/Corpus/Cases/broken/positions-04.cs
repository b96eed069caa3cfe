// case: positions-04
// category: table of positions
// source: own variation
// there: a table of 512 rows beside open time
// kind: error
// expect: line 12 span "Token(ids) + positions" id ML2010 contains "512","time" fix "positions[.."

[Model]
public partial class Positioned
{
    [Embedding(1000, 64)] private partial Tensor Token(Tensor<int> ids);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids, [Shape(512, 64)] Tensor positions) => Token(ids) + positions;
}
