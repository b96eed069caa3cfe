// case: embedding-01
// category: embedding given floats
// source: own variation of https://github.com/adrinta/MAGNET/issues/6
// there: indices of type float
// kind: error
// expect: line 11 span "Embedding(5000, 32)" id ML3003 contains "Embedding","float" fix "Element.Int32"
// also: line 10 span "Input(\"batch\", \"words\", Name = \"text\")"

[Model]
[Input("batch", "words", Name = "text")]
[Embedding(5000, 32)]
[Mean(1), Dense(2)]
[CrossEntropy]
public partial class Reviews;
