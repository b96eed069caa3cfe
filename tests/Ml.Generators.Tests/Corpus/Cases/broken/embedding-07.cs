// case: embedding-07
// category: embedding
// source: own variation
// there: a bag of several rows of ids
// kind: error
// expect: line 8 span "EmbeddingBag(1000, 16)" id ML2001 contains "4","20" fix "Flatten"

[Model, Input("batch", 4, 20, Name = "ids", Element = Element.Int32), EmbeddingBag(1000, 16), Dense(2), CrossEntropy]
public partial class F06;
