// case: reshape-02
// category: reshape count
// source: own variation of https://www.bytezonex.com/archives/QBoC8wIS.html
// there: the size before the last pooling
// kind: error
// expect: line 18 span "Reshape(x, x.Dim(\"batch\"), 4 * 24 * 24)" id ML2007 contains "2304","576" fix "576|-1"
// also: line 18 span "Reshape"

[Model]
public partial class Gray
{
    [Conv2D(4, kernel: 5)] private partial Tensor Look(Tensor x);
    [Dense(10)] private partial Tensor Head(Tensor x);

    Tensor Forward([Shape("batch", 1, 28, 28)] Tensor x)
    {
        x = MaxPool2D(Relu(Look(x)), 2);
        x = Reshape(x, x.Dim("batch"), 4 * 24 * 24);
        return Head(x);
    }
}
