// case: heads-01
// category: head split
// source: https://github.com/Pang-Yatian/Point-MAE/issues/24
// there: 512 / 6 = 85.33
// kind: error
// expect: line 18 span "Width / Heads" id ML2007 contains "512","510|85" fix "divide|8|multiple"
// also: line 18 span "Reshape"
// also: line 18 span "Reshape(Query(x), x.Dim(\"batch\"), x.Dim(\"time\"), Heads, Width / Heads)"

[Model]
public partial class Attention
{
    const int Width = 512, Heads = 6;

    [Dense(Width)] private partial Tensor Query(Tensor x);

    Tensor Forward([Shape("batch", "time", Width)] Tensor x) =>
        Reshape(Query(x), x.Dim("batch"), x.Dim("time"), Heads, Width / Heads);
}
