// case: weight-01
// category: transposed weight
// source: own variation of https://github.com/Comfy-Org/ComfyUI/issues/12027
// there: a weight as PyTorch keeps it
// kind: error
// expect: line 14 span "weight" id ML2003 contains "256","1024" fix "Transpose"
// also: line 14 span "MatMul"
// also: line 14 span "MatMul(x, weight)"

[Model]
public partial class Imported
{
    Tensor Forward([Shape("batch", "time", 256)] Tensor x, [Shape(1024, 256)] Tensor weight) =>
        Gelu(MatMul(x, weight));
}
