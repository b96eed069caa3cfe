// case: heads-05
// category: heads of another width than the projection
// source: own variation
// there: four heads of 16 made of 60 numbers
// kind: error
// expect: line 15 span "Reshape(Q(x), x.Dim(\"batch\"), x.Dim(\"time\"), 4, 16)" id ML2007 contains "60","16" fix "Q|64 units"

[Model]
public partial class Net
{
    [Dense(60)] private partial Tensor Q(Tensor x);
    [Dense(64)] private partial Tensor Out(Tensor x);
    Tensor Forward([Shape("batch", "time", 64)] Tensor x)
    {
        var q = SwapAxes(Reshape(Q(x), x.Dim("batch"), x.Dim("time"), 4, 16), 1, 2);
        return Out(Reshape(SwapAxes(q, 1, 2), x.Dim("batch"), x.Dim("time"), 64));
    }
}
