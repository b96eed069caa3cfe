// case: groups-07
// category: groups and divisibility
// source: own variation
// there: depthwise by the number of filters
// kind: error
// expect: line 9 span "groups: 32" id ML2006 contains "3","32" fix "groups: 3"

[Model, Input("batch", 3, 32, 32, Name = "image")]
[Conv2D(32, kernel: 3, groups: 32, padding: Padding.Same), Relu, Conv2D(64, kernel: 1), GlobalAveragePool2D, Dense(10), CrossEntropy]
public partial class DepthGroups;
