// case: target-13
// category: target against loss
// source: own variation
// there: labels of many kinds in whole numbers
// kind: error
// expect: line 13 span "t" id ML3001 contains "BinaryCrossEntropy","whole numbers" fix "Tensor"

[Model]
public partial class Labels
{
    [Dense(5)] private partial Tensor E(Tensor x);
    Tensor Forward([Shape("batch", 4)] Tensor x) => E(x);
    Tensor Loss(Tensor y, [Shape("batch", 5)] Tensor<int> t) => BinaryCrossEntropy(y, t);
}
