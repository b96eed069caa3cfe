// case: heads-04
// category: head split
// source: https://github.com/dingmyu/davit/issues/7
// there: shape [64, 49, 3, 3, 21] is invalid for input of size 602112
// kind: error
// expect: line 17 span "Reshape(Qkv(x), x.Dim(\"batch\"), 49, 3, Heads, Width / Heads)" id ML2007 contains "9408","9261" fix "divide|multiple|4|2"
// also: line 17 span "Reshape"

[Model]
public partial class Window
{
    const int Width = 64, Heads = 3;

    [Dense(3 * Width)] private partial Tensor Qkv(Tensor x);

    Tensor Forward([Shape("batch", 49, Width)] Tensor x) =>
        Reshape(Qkv(x), x.Dim("batch"), 49, 3, Heads, Width / Heads);
}
