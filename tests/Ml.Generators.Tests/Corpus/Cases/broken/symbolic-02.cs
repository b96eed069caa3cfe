// case: symbolic-02
// category: symbolic size mistakes
// source: https://github.com/SamLynnEvans/Transformer/issues/14
// there: The size of tensor a (207) must match the size of tensor b (200): a fixed table of positions
// kind: error
// expect: line 15 span "Tokens(ids) + Places(Range(200))" id any contains "200","time" fix "ids.Dim(\"time\")|Dim(\"time\")|time"
// also: line 15 span "Places(Range(200))"

[Model]
public partial class FixedPositions
{
    [Embedding(1000, 64)] private partial Tensor Tokens(Tensor<int> ids);
    [Embedding(200, 64)] private partial Tensor Places(Tensor<int> ids);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) => Tokens(ids) + Places(Range(200));
}
