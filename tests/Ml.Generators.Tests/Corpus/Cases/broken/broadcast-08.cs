// case: broadcast-08
// category: broadcast
// source: own variation
// there: distances of each with each, without the axes for it
// kind: error
// expect: line 11 span "p - q" id ML2010 contains "n","m" fix "Unsqueeze(p, 2)","Unsqueeze(q, 1)"

[Model]
public partial class Distances
{
    Tensor Forward([Shape("batch", "n", 3)] Tensor p, [Shape("batch", "m", 3)] Tensor q) => Norm(p - q, -1);
}
