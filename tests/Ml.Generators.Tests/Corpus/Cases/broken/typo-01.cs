// case: typo-01
// category: typo'd size names
// source: own variation
// there: three letters exchanged
// kind: error
// expect: line 16 span "Embed(question) * Embed(answer)" id any contains "batch","btach" fix "same name|\"batch\""
// also: line 15 span "\"btach\""
// also: line 16 span "Embed(answer)"

[Model]
public partial class Pair
{
    [Dense(8)] private partial Tensor Embed(Tensor x);

    Tensor Forward([Shape("batch", 5)] Tensor question, [Shape("btach", 5)] Tensor answer) =>
        Sum(Embed(question) * Embed(answer), 1);
}
