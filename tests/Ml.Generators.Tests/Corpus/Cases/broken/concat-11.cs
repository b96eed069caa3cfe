// case: concat-11
// category: stack
// source: own variation
// there: stacked results of two widths
// kind: error
// expect: line 13 span "B(x)" id ML2009 contains "8","9" fix "'A'|'B'"

[Model]
public partial class Stacked
{
    [Dense(8)] private partial Tensor A(Tensor x);
    [Dense(9)] private partial Tensor B(Tensor x);
    Tensor Forward([Shape("batch", 4)] Tensor x) => Stack(1, A(x), B(x));
}
