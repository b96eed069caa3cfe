// case: ok-31
// category: correct
// source: own
// expect: nothing

[Model]
public partial class Swin
{
    [Dense(48)] private partial Tensor Mix(Tensor x);
    Tensor Forward([Shape("batch", 28, 28, 48)] Tensor x)
    {
        var w = Reshape(x, x.Dim("batch"), 4, 7, 4, 7, 48);
        w = Reshape(Transpose(w, 0, 1, 3, 2, 4, 5), -1, 49, 48);
        w = Mix(w);
        w = Transpose(Reshape(w, x.Dim("batch"), 4, 4, 7, 7, 48), 0, 1, 3, 2, 4, 5);
        return x + Reshape(w, x.Dim("batch"), 28, 28, 48);
    }
}
