// case: groups-05
// category: groups
// source: own variation
// there: factor of a pixel shuffle
// kind: error
// expect: line 10 span "3" id ML2006 contains "9","16" fix "27"

[Model]
[Input("batch", 3, 32, 32)]
[Conv2D(16, kernel: 3, pad: 1), PixelShuffle(3)]
public partial class Larger;
