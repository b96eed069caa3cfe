// case: unused-03
// category: layer declared but unused
// source: own variation
// there: a branch that a condition switches off
// kind: error
// expect: line 14 span "Shortcut" id ML1004 contains "Shortcut" fix "Shortcut|call|remove"

[Model]
public partial class Switched
{
    const bool Residual = false;

    [Dense(8)] private partial Tensor Main(Tensor x);
    [Dense(8)] private partial Tensor Shortcut(Tensor x);

    Tensor Forward([Shape("batch", 4)] Tensor x) => Residual ? Main(x) + Shortcut(x) : Main(x);
}
