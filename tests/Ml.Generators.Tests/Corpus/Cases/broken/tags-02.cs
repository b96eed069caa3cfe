// case: tags-02
// category: sequence labels
// source: own variation
// there: sequence labels named time
// kind: error
// expect: line 14 span "Tokens(ids)" id ML2015 contains "time" fix "SwapAxes"

[Model]
public partial class Tagger
{
    [Embedding(5000, 64)] private partial Tensor Tokens(Tensor<int> ids);
    [Conv1D(64, kernel: 3, padding: Padding.Same)] private partial Tensor Mix(Tensor x);
    [Dense(9)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Head(Relu(Mix(Tokens(ids))));
    Tensor Loss(Tensor tags, [Shape("batch", "time")] Tensor<int> gold) => CrossEntropy(tags, gold);
}
