// case: residual-09
// category: residual branches
// source: own variation
// there: a block that loses the border
// kind: error
// expect: line 20 span "x + Block(x)" id ML2011 contains "32","28" fix "Padding.Same","Conv2D(16, kernel: 3)"

[Model, Input("batch", 16, "h", "w", Name = "x"), Conv2D(16, kernel: 3), BatchNorm, Relu, Conv2D(16, kernel: 3), BatchNorm]
public partial class Res6;

[Model]
public partial class C6Net
{
    [Conv2D(16, kernel: 3, padding: Padding.Same)] private partial Tensor Stem(Tensor x);
    [Use<Res6>] private partial Tensor Block(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 3, 32, 32)] Tensor image)
    {
        Tensor x = Stem(image);
        x = Relu(x + Block(x));
        return Head(GlobalAveragePool2D(x));
    }
}
