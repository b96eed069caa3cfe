// case: typo-04
// category: typo'd size names
// source: own variation
// there: the name of a size asked for with a letter missing
// kind: error
// expect: line 14 span "\"frame\"" id ML1012 contains "frame","frames" fix "frames"
// also: line 14 span "Dim"

[Model]
public partial class Counted
{
    [Dense(4)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "frames", 6)] Tensor x) => Sum(Head(x), 1) / x.Dim("frame");
}
