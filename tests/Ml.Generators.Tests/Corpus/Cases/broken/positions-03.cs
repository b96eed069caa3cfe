// case: positions-03
// category: a mean given back its axis
// source: own variation
// there: the axis that the mean took is missing in between
// kind: error
// expect: line 15 span "BroadcastTo(Mean(x, 1), x.Dim(\"batch\"), x.Dim(\"n\"), 8)" id any contains "[batch, 8]" fix "keep: true|Unsqueeze"
// also: line 15 span "BroadcastTo"
// also: line 15 span "BroadcastTo(Mean(x, 1), x.Dim(\"batch\"), x.Dim(\"n\"), 8)"
// also: line 15 span "x - BroadcastTo(Mean(x, 1), x.Dim(\"batch\"), x.Dim(\"n\"), 8)"

[Model]
public partial class Net
{
    Tensor Forward([Shape("batch", "n", 8)] Tensor x) =>
        x - BroadcastTo(Mean(x, 1), x.Dim("batch"), x.Dim("n"), 8);
}
