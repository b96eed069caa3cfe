// case: groups-04
// category: groups and divisibility
// source: own variation
// there: a pixel shuffle of 10 channels by 2
// kind: error
// expect: line 11 span "2" id any contains "10","4" fix "12|multiple|divide"
// also: line 11 span "PixelShuffle(2)"

[Model]
[Input("batch", 3, 32, 32)]
[Conv2D(10, kernel: 3, pad: 1), PixelShuffle(2)]
public partial class SuperResolution;
