// case: unused-04
// category: layer declared but unused
// source: own variation
// there: a second norm
// kind: error
// expect: line 12 span "Norm2" id ML1004 contains "Norm2" fix "Norm2|call|remove"

[Model]
public partial class Block
{
    [LayerNorm] private partial Tensor Norm1(Tensor x);
    [LayerNorm] private partial Tensor Norm2(Tensor x);
    [Dense(32)] private partial Tensor Mix(Tensor x);

    Tensor Forward([Shape("batch", "time", 32)] Tensor x)
    {
        x = x + Mix(Norm1(x));
        return x + Mix(Norm1(x));
    }
}
