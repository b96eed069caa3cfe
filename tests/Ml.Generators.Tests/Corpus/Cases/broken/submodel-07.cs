// case: submodel-07
// category: nested model
// source: own variation
// there: inputs of a nested model exchanged
// kind: error
// expect: line 18 span "image" id ML2003 contains "left","image" fix "exchange","P(row, image)"

[Model]
public partial class ExchangedPair
{
    [Dense(4)] private partial Tensor D(Tensor x);
    Tensor Forward([Shape("batch", 8)] Tensor left, [Shape("batch", 3, 16, 16)] Tensor image) => D(Concat(1, left, Mean(Flatten(image, 2), 2)));
}
[Model]
public partial class Exchanged
{
    [Use<ExchangedPair>] private partial Tensor P(Tensor a, Tensor b);
    Tensor Forward([Shape("batch", 3, 16, 16)] Tensor image, [Shape("batch", 8)] Tensor row) => P(image, row);
}
