// case: heads-03
// category: head split
// source: https://github.com/aladdinpersson/Machine-Learning-Collection/issues/143
// there: the width of a head is the whole width
// kind: error
// expect: line 17 span "Reshape(Values(x), x.Dim(\"batch\"), 16, Heads, Width)" id ML2007 contains "1024","8192" fix "8|-1"
// also: line 17 span "Reshape"

[Model]
public partial class Wide
{
    const int Width = 64, Heads = 8;

    [Dense(Width)] private partial Tensor Values(Tensor x);

    Tensor Forward([Shape("batch", 16, Width)] Tensor x) =>
        Reshape(Values(x), x.Dim("batch"), 16, Heads, Width);
}
