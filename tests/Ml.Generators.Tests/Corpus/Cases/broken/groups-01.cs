// case: groups-01
// category: groups and divisibility
// source: own variation of https://github.com/jaxony/ShuffleNet/issues/5
// there: depthwise with another number of filters
// kind: error
// expect: line 11 span "groups: 32" id ML2006 contains "48","32" fix "64|48|16|divide"
// also: line 11 span "Conv2D(48, kernel: 3, groups: 32)"

[Model]
[Input("batch", 32, 28, 28)]
[Conv2D(48, kernel: 3, groups: 32), Relu]
public partial class Depthwise;
