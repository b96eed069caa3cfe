// case: mark-01
// category: no model
// source: own variation
// there: the class is never registered
// kind: silent
// expect: line 12 span "Digits" id ML1020 contains "Digits","Dense|Flatten|layers" fix "[Model]"

[Input("batch", 1, 28, 28)]
[Flatten]
[Dense(128), Relu]
[Dense(10), CrossEntropy]
public partial class Digits;
