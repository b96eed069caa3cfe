// case: residual-03
// category: residual branches
// source: https://github.com/moskomule/senet.pytorch/issues/64
// there: the padding was forgotten
// kind: error
// expect: line 20 span "x + shortcut" id ML2011 contains "28","32" fix "pad: 1|Padding.Same"
// also: line 20 span "shortcut"

[Model]
public partial class Unpadded
{
    [Conv2D(16, kernel: 3)] private partial Tensor Conv1(Tensor x);
    [Conv2D(16, kernel: 3)] private partial Tensor Conv2(Tensor x);

    Tensor Forward([Shape("batch", 16, 32, 32)] Tensor x)
    {
        Tensor shortcut = x;
        x = Relu(Conv1(x));
        x = Conv2(x);
        return x + shortcut;
    }
}
