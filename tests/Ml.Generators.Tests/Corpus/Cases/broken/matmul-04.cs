// case: matmul-04
// category: swapped matmul operands
// source: own variation
// there: values whose heads stand behind the time
// kind: error
// expect: line 15 span "values" id any contains "8","time" fix "SwapAxes|Transpose"
// also: line 15 span "MatMul"
// also: line 15 span "MatMul(weights, values)"

[Model]
public partial class Weighted
{
    Tensor Forward(
        [Shape("batch", 8, "time", "time")] Tensor weights, [Shape("batch", "time", 8, 16)] Tensor values) =>
        MatMul(weights, values);
}
