// case: condition-01
// category: conditions
// source: own variation
// there: if on a tensor
// kind: error
// expect: line 15 span "Sum(h) > 0f" id ML1003 contains "Sum(h)" fix "Select"

[Model]
public partial class F19
{
    [Dense(10)] private partial Tensor H(Tensor x);
    Tensor Forward([Shape("batch", 4)] Tensor x)
    {
        Tensor h = H(x);
        if (Sum(h) > 0f) h = Relu(h);
        return h;
    }
}
