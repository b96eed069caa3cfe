// case: concat-12
// category: concat along wrong axis
// source: own variation
// there: a class token joined in the width
// kind: error
// expect: line 18 span "t" id ML2009 contains "16","1" fix "axis 1"

[Model]
public partial class Cls
{
    [Embedding(1, 64)] private partial Tensor Token(Tensor<int> i);
    [Dense(64)] private partial Tensor Mix(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 16, 48)] Tensor patches)
    {
        Tensor t = Mix(patches);
        Tensor c = BroadcastTo(Unsqueeze(Token(Range(1)), 0), t.Dim("batch"), 1, 64);
        t = Concat(2, c, t);
        return Head(t[.., 0]);
    }
}
