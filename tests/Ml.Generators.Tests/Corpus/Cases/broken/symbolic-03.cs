// case: symbolic-03
// category: symbolic size mistakes
// source: own variation
// there: two names for one length
// kind: error
// expect: line 16 span "Left(a) * Right(b)" id any contains "time","length" fix "same name|name"
// also: line 16 span "Right(b)"

[Model]
public partial class Cross
{
    [Dense(16)] private partial Tensor Left(Tensor x);
    [Dense(16)] private partial Tensor Right(Tensor x);

    Tensor Forward([Shape("batch", "time", 8)] Tensor a, [Shape("batch", "length", 8)] Tensor b) =>
        Left(a) * Right(b);
}
