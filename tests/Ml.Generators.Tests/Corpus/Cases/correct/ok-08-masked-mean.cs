// case: ok-08-masked-mean
// note: a mask with the axis that makes it broadcast
// expect: nothing

[Model]
public partial class Masked
{
    [Dense(64)] private partial Tensor Embed(Tensor x);
    [Dense(2)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", "time", 12)] Tensor x, [Shape("batch", "time")] Tensor mask)
    {
        Tensor kept = Embed(x) * Unsqueeze(mask, 2);
        return Head(Sum(kept, 1) / Sum(mask, 1, keep: true));
    }
}
