// case: groups-06
// category: halves
// source: own variation
// there: an odd width for Glu
// kind: error
// expect: line 8 span "Glu" id ML2013 contains "33" fix "34"

[Model, Input("batch", 16), Dense(33), Glu, Dense(4)]
public partial class Halves;
