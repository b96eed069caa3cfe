// case: embedding-09
// category: embedding rows
// source: own variation
// there: Padding_idx must be within num_embeddings
// kind: error
// expect: line 10 span "padding: 10" id ML1007 contains "padding","10 rows" fix "0 to 9"

[Model]
[Input("batch", "words", Element = Element.Int32)]
[Embedding(10, 4, padding: 10)]
[Mean(1), Dense(2)]
[CrossEntropy]
public partial class Reviews;
