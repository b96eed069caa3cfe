// case: heads-02
// category: head split
// source: https://github.com/open-mmlab/mmaction2/issues/1271
// there: embed_dim must be divisible by num_heads: 1024 and 12
// kind: error
// expect: line 15 span "Reshape(x, x.Dim(\"batch\"), x.Dim(\"time\"), Heads, Width / Heads)" id ML2007 contains "1024","1020|85" fix "divide|16|8|multiple"
// also: line 15 span "Reshape"

[Model]
public partial class Split
{
    const int Width = 1024, Heads = 12;

    static Tensor Heads3(Tensor x) =>
        SwapAxes(Reshape(x, x.Dim("batch"), x.Dim("time"), Heads, Width / Heads), 1, 2);

    [Dense(Width)] private partial Tensor Key(Tensor x);

    Tensor Forward([Shape("batch", "time", Width)] Tensor x) => Heads3(Key(x));
}
