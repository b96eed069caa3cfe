// case: embedding-04
// category: embedding given floats
// source: own variation
// there: an embedding behind a dense layer
// kind: error
// expect: line 10 span "Embedding(100, 16)" id ML3003 contains "Embedding","float" fix "first|Int32|Tensor<int>|leave"

[Model]
[Input("batch", 20, Name = "scores")]
[Dense(8), Embedding(100, 16)]
[Flatten, Dense(2)]
public partial class Late;
