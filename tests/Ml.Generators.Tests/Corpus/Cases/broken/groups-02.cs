// case: groups-02
// category: groups and divisibility
// source: own variation
// there: GroupNorm with 32 groups over 48 channels
// kind: error
// expect: line 11 span "32" id ML2006 contains "48","32" fix "16|24"
// also: line 11 span "GroupNorm(32)"

[Model]
[Input("batch", 3, 64, 64)]
[Conv2D(48, kernel: 3), GroupNorm(32), Silu]
public partial class Normed;
