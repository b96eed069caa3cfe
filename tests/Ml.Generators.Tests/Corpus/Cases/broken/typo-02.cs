// case: typo-02
// category: typo'd size names
// source: own variation
// there: a name in another case
// kind: error
// expect: line 16 span "\"Time\"" id ML1012 contains "Time","time" fix "time"
// also: line 16 span "Dim"

[Model]
public partial class Text
{
    [Embedding(100, 16)] private partial Tensor Tokens(Tensor<int> ids);
    [Embedding(64, 16)] private partial Tensor Places(Tensor<int> ids);

    Tensor Forward([Shape("batch", "time")] Tensor<int> ids) =>
        Tokens(ids) + Places(Range(ids.Dim("Time")));
}
