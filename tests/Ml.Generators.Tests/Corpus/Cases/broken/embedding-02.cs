// case: embedding-02
// category: embedding given floats
// source: own variation
// there: a layer method that takes Tensor
// kind: error
// expect: line 15 span "item" id ML3003 contains "Table|Embedding","float" fix "Tensor<int>"
// also: line 15 span "Tensor"
// also: line 15 span "Table"

[Model]
public partial class Items
{
    [Embedding(1000, 16)] private partial Tensor Table(Tensor ids);

    Tensor Forward([Shape("batch")] Tensor item) => Table(item);
}
