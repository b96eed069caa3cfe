// case: concat-10
// category: join
// source: own variation
// there: a class token for each example
// kind: error
// expect: line 11 span "x" id ML2009 contains "196","batch" fix "BroadcastTo(cls"

[Model]
public partial class ClassToken
{
    Tensor Forward([Shape("batch", 196, 64)] Tensor x, [Shape(1, 1, 64)] Tensor cls) => Concat(1, cls, x);
}
