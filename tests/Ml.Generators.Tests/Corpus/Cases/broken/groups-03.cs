// case: groups-03
// category: groups and divisibility
// source: own variation of https://github.com/jaxony/ShuffleNet/issues/5
// there: channel shuffle of 116 channels in 8 groups
// kind: error
// expect: line 11 span "8" id ML2006 contains "116","8" fix "4"
// also: line 11 span "ChannelShuffle(8)"

[Model]
[Input("batch", 116, 28, 28)]
[ChannelShuffle(8)]
public partial class ShuffleUnit;
