// case: pool-06
// category: pooling
// source: own variation
// there: a pool behind a bag
// kind: error
// expect: line 8 span "GlobalAveragePool1D" id ML2001 contains "16" fix "leave","GlobalAveragePool1D"

[Model, Input("batch", 20, Name = "ids", Element = Element.Int32), EmbeddingBag(1000, 16), GlobalAveragePool1D, Dense(2), CrossEntropy]
public partial class F07;
