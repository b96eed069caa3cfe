/// <summary>A gated recurrence of eight steps, written out.</summary>
[Model]
public partial class Recurrent
{
    const int Width = 32, Steps = 8;

    [Embedding(64, Width)] private partial Tensor Embed(Tensor<int> ids);
    [Dense(3 * Width)]     private partial Tensor FromInput(Tensor x);
    [Dense(3 * Width)]     private partial Tensor FromState(Tensor x);
    [Dense(64)]            private partial Tensor Head(Tensor x);

    static Tensor Cell(Tensor input, Tensor state, Tensor before)
    {
        Tensor reset = Sigmoid(input[.., ..Width] + state[.., ..Width]);
        Tensor update = Sigmoid(input[.., Width..(2 * Width)] + state[.., Width..(2 * Width)]);
        Tensor made = Tanh(input[.., (2 * Width)..] + reset * state[.., (2 * Width)..]);
        return update * before + (1 - update) * made;
    }

    Tensor Forward([Shape("batch", Steps)] Tensor<int> ids)
    {
        Tensor x = Embed(ids), h = BroadcastTo(0f, ids.Dim("batch"), Width);
        for (int t = 0; t < Steps; t++)
            h = Cell(FromInput(x[.., t]), FromState(h), h);
        return Head(h);
    }

    Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> next) => CrossEntropy(logits, next);
}
