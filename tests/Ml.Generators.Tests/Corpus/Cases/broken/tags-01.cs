// case: tags-01
// category: sequence labels
// source: own variation
// there: sequence labels: conv1d channels last
// kind: error
// expect: line 15 span "gold" id ML2014 contains "40" fix "SwapAxes"

[Model]
public partial class Tagger
{
    [Embedding(5000, 64)] private partial Tensor Tokens(Tensor<int> ids);
    [Conv1D(64, kernel: 3, padding: Padding.Same)] private partial Tensor Mix(Tensor x);
    [Dense(9)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 40)] Tensor<int> ids) => Head(Relu(Mix(Tokens(ids))));
    Tensor Loss(Tensor tags, [Shape("batch", 40)] Tensor<int> gold) => CrossEntropy(tags, gold);
}
