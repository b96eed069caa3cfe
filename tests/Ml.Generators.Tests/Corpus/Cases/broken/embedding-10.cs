// case: embedding-10
// category: embedding
// source: own variation
// there: a bag of one id
// kind: error
// expect: line 8 span "EmbeddingBag(1000, 16)" id ML2001 contains "batch" fix "Embedding(1000, 16)"

[Model, Input("batch", Element = Element.Int32), EmbeddingBag(1000, 16), Dense(2), CrossEntropy]
public partial class M19;
