// case: symbolic-05
// category: symbolic size mistakes
// source: own variation
// there: batch and time exchanged by the caller of a helper
// kind: error
// expect: line 14 span "Reshape(x, like.Dim(\"time\"), like.Dim(\"batch\"), 4, 8)" id any contains "16","32" fix "2|4|-1"
// also: line 14 span "Reshape"

[Model]
public partial class Exchanged
{
    [Dense(16)] private partial Tensor Values(Tensor x);

    static Tensor Split(Tensor x, Tensor like) => Reshape(x, like.Dim("time"), like.Dim("batch"), 4, 8);

    Tensor Forward([Shape("batch", "time", 8)] Tensor x) => Split(Values(x), x);
}
