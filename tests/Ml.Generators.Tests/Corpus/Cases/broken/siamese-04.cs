// case: siamese-04
// category: siamese
// source: own variation
// there: likeness along the batch
// kind: error
// expect: line 15 span "same" id ML2014 contains "32","batch" fix "axis 1|axis: 1|, 1)"

[Model]
public partial class Siamese
{
    [Dense(64)] private partial Tensor Hide(Tensor x);
    [Dense(32)] private partial Tensor Enc(Tensor x);
    Tensor Tower(Tensor x) => Enc(Relu(Hide(x)));
    Tensor Forward([Shape("batch", 100)] Tensor left, [Shape("batch", 100)] Tensor right) => CosineSimilarity(Tower(left), Tower(right), 0);
    Tensor Loss(Tensor s, [Shape("batch")] Tensor same) => MeanSquaredError(s, same);
}
