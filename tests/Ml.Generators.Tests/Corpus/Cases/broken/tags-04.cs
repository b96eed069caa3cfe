// case: tags-04
// category: sequence labels
// source: own variation
// there: pooling of an embedding (fixed length)
// kind: silent
// expect: line 9 span "GlobalMaxPool1D" id ML2033 contains "50","32" fix "SwapAxes"

[Model]
[Input("batch", 50, Element = Element.Int32), Embedding(1000, 32), GlobalMaxPool1D, Dense(2), CrossEntropy]
public partial class Bag;
