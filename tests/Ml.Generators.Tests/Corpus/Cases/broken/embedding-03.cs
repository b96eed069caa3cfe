// case: embedding-03
// category: embedding given floats
// source: own variation
// there: class numbers into a dense layer
// kind: error
// expect: line 11 span "Dense(32)" id ML3001 contains "Dense","int" fix "Embedding|Element"
// also: line 10 span "Input(\"batch\", 10, Name = \"ids\", Element = Element.Int32)"

[Model]
[Input("batch", 10, Name = "ids", Element = Element.Int32)]
[Dense(32), Relu, Dense(2)]
public partial class NoTable;
