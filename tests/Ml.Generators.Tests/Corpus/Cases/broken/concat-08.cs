// case: concat-08
// category: concat of other ranks
// source: own variation
// there: one number for each example beside rows
// kind: error
// expect: line 12 span "Concat(1, x, age)" id any contains "[batch, 8]","[batch]" fix "Unsqueeze(age, 1)"
// also: line 12 span "age"

[Model]
public partial class Net
{
    Tensor Forward([Shape("batch", 8)] Tensor x, [Shape("batch")] Tensor age) => Head(Concat(1, x, age));
    [Dense(3)] private partial Tensor Head(Tensor x);
}
