// case: target-10
// category: target against loss
// source: own variation
// there: two numbers to predict, one unit
// kind: error
// expect: line 13 span "t" id ML2014 contains "1","2" fix "'Out'","2"

[Model]
public partial class TwoNumbers
{
    [Dense(1)] private partial Tensor Out(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor x) => Out(x);
    Tensor Loss(Tensor y, [Shape("batch", 2)] Tensor t) => MeanSquaredError(y, t);
}
