// case: repeat-04
// category: repeated module changed width
// source: own variation
// there: a block that flattens
// kind: error
// expect: line 16 span "repeat: 2" id ML2016 contains "[batch, 4, 16]","[batch, 64]" fix "same shape|shapes it takes|Flatten"
// also: line 16 span "Use<Flat>(repeat: 2)"

[Model]
[Input("batch", 4, 16)]
[Dense(16), Relu, Flatten]
public partial class Flat;

[Model]
[Input("batch", 4, 16)]
[Use<Flat>(repeat: 2), Dense(3)]
public partial class Twice;
