// case: typo-03
// category: typo'd size names
// source: own variation
// there: a misspelled size of a target
// kind: error
// expect: line 18 span "gold" id any contains "words","word" fix "same name|\"words\""
// also: line 18 span "\"word\""
// also: line 18 span "CrossEntropy"
// also: line 18 span "CrossEntropy(tags, gold)"

[Model]
public partial class Tagger
{
    [Dense(9)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "words", 32)] Tensor x) => Head(x);

    Tensor Loss(Tensor tags, [Shape("batch", "word")] Tensor<int> gold) => CrossEntropy(tags, gold);
}
