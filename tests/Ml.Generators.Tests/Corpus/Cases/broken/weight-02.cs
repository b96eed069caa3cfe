// case: weight-02
// category: transposed weight
// source: own variation
// there: tied embeddings
// kind: error
// expect: line 14 span "table" id ML2003 contains "64","5000" fix "Transpose"
// also: line 14 span "MatMul"
// also: line 14 span "MatMul(hidden, table)"

[Model]
public partial class Tied
{
    Tensor Forward([Shape("batch", 64)] Tensor hidden, [Shape(5000, 64)] Tensor table) =>
        LogSoftmax(MatMul(hidden, table));
}
