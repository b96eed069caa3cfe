// case: matmul-02
// category: swapped matmul operands
// source: https://github.com/XLabs-AI/x-flux-comfyui/issues/153
// there: mat1 and mat2 shapes cannot be multiplied (1x1024 and 768x16384)
// kind: error
// expect: line 13 span "weight" id ML2003 contains "1024","768" fix "1024|768"
// also: line 13 span "MatMul"
// also: line 13 span "MatMul(image, weight)"

[Model]
public partial class Adapter
{
    Tensor Forward([Shape("batch", 1024)] Tensor image, [Shape(768, 4096)] Tensor weight) => MatMul(image, weight);
}
