// case: broadcast-01
// category: accidental broadcast
// source: https://github.com/pytorch/pytorch/issues/19699
// there: the loss of [n, 1] against [n] is another number
// kind: silent
// expect: line 16 span "price - paid" id any contains "[batch, batch]|[batch, 1]" fix "Squeeze|Unsqueeze|[batch, 1]"

[Model]
public partial class Price
{
    [Dense(32)] private partial Tensor Hidden(Tensor x);
    [Dense(1)] private partial Tensor Out(Tensor x);

    Tensor Forward([Shape("batch", 8)] Tensor x) => Out(Relu(Hidden(x)));

    Tensor Loss(Tensor price, [Shape("batch")] Tensor paid) => Mean(Abs(price - paid));
}
