// case: symbolic-04
// category: symbolic size mistakes
// source: own variation
// there: a size that is open where a parameter is made
// kind: error
// expect: line 11 span "Dense(32)" id ML2015 contains "features","Dense" fix "number|constant"
// also: line 10 span "Input(\"batch\", \"features\", Name = \"row\")"

[Model]
[Input("batch", "features", Name = "row")]
[Dense(32), Relu, Dense(1)]
public partial class Open;
