// case: heads-06
// category: head split
// source: own variation
// there: places before heads
// kind: error
// expect: line 11 span "SwapAxes(k, 2, 3)" id ML2010 contains "time","length" fix "SwapAxes(q, 1, 2)"

[Model]
public partial class Places
{
    Tensor Forward([Shape("batch", "time", 4, 16)] Tensor q, [Shape("batch", "length", 4, 16)] Tensor k) => MatMul(q, SwapAxes(k, 2, 3));
}
