// case: ok-04-regression-column
// note: a target with the axis of the prediction
// expect: nothing

[Model]
public partial class Price
{
    [Dense(16)] private partial Tensor Hidden(Tensor x);
    [Dense(1)] private partial Tensor Out(Tensor x);

    Tensor Forward([Shape("batch", 8)] Tensor x) => Out(Relu(Hidden(x)));

    Tensor Loss(Tensor price, [Shape("batch", 1)] Tensor paid) => Mean(Square(price - paid));
}
