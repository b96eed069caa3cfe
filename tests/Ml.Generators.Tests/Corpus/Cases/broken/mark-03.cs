// case: mark-03
// category: constructors
// source: own variation
// there: cannot assign module before Module.__init__() call
// kind: error
// expect: line 11 span "Digits" id ML1021 contains "Digits","parameters" fix ": this(seed"

[Model]
public partial class Digits
{
    public Digits(string name) => Name = name;
    public string Name { get; }
    [Dense(10)] private partial Tensor Head(Tensor x);
    Tensor Forward([Shape("batch", 784)] Tensor x) => Head(x);
    Tensor Loss(Tensor y, [Shape("batch")] Tensor<int> t) => CrossEntropy(y, t);
}
