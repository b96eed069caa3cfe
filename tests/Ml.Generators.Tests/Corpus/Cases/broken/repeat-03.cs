// case: repeat-03
// category: repeated module changed width
// source: own variation
// there: a block without padding
// kind: error
// expect: line 18 span "repeat: 2" id ML2016 contains "20","18" fix "pad|same shape|shapes it takes"
// also: line 18 span "Use<Shrinking>(repeat: 2)"
// also: line 20 span "Blocks"

[Model]
[Input("batch", 8, 20, 20)]
[Conv2D(8, kernel: 3), Relu]
public partial class Shrinking;

[Model]
public partial class Stack
{
    [Use<Shrinking>(repeat: 2)] private partial Tensor Blocks(Tensor x);

    Tensor Forward([Shape("batch", 8, 20, 20)] Tensor x) => Blocks(x);
}
