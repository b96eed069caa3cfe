// case: embedding-08
// category: embedding given floats
// source: own variation
// there: one-hot rows into a table
// kind: error
// expect: line 8 span "Embedding(1000, 16)" id ML3003 contains "float" fix "int [batch, time]"

[Model, Input("batch", "time", 1000, Name = "onehot"), Embedding(1000, 16), Mean(1), Dense(2), CrossEntropy]
public partial class F08;
