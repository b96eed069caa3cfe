// case: broadcast-02
// category: accidental broadcast
// source: own variation; masks of sequences in every attention tutorial
// there: a mask [batch, time] times features [batch, time, 64]
// kind: error
// expect: line 15 span "Embed(x) * mask" id any contains "[batch, time, 64]","[batch, time]" fix "Unsqueeze"
// also: line 15 span "mask"

[Model]
public partial class Masked
{
    [Dense(64)] private partial Tensor Embed(Tensor x);

    Tensor Forward([Shape("batch", "time", 12)] Tensor x, [Shape("batch", "time")] Tensor mask) =>
        Sum(Embed(x) * mask, 1);
}
