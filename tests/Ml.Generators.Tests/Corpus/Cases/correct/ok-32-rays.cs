// case: ok-32
// category: correct
// source: own
// expect: nothing

[Model, Input("rays", 64, 3), Dense(32), Relu, Dense(4)]
public partial class Nerf;
