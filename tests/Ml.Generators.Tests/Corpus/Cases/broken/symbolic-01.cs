// case: symbolic-01
// category: symbolic size mistakes
// source: own variation of https://github.com/KasperGroesLudvigsen/influenza_transformer/issues/9
// there: positions counted along the batch
// kind: error
// expect: line 16 span "Embed(x) + Place(Range(x.Dim(\"batch\")))" id any contains "batch","frames" fix "frames"
// also: line 16 span "Place(Range(x.Dim(\"batch\")))"

[Model]
public partial class Positions
{
    [Dense(32)] private partial Tensor Embed(Tensor x);
    [Embedding(128, 32)] private partial Tensor Place(Tensor<int> ids);

    Tensor Forward([Shape("batch", "frames", 10)] Tensor x) =>
        Embed(x) + Place(Range(x.Dim("batch")));
}
