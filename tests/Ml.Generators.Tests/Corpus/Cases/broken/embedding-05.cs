// case: embedding-05
// category: embedding given floats
// source: own variation
// there: a layer method for whole numbers given floats
// kind: error
// expect: line 12 span "ids" id ML3003 contains "Token","whole numbers" fix "Tensor<int>"

[Model]
public partial class Floats
{
    [Embedding(1000, 64)] private partial Tensor Token(Tensor<int> ids);
    Tensor Forward([Shape("batch", "time")] Tensor ids) => Token(ids);
}
