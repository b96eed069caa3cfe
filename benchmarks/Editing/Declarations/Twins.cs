/// <summary>Whether two vectors belong together: one tower, used twice.</summary>
[Model]
public partial class Twins
{
    [Dense(64)] private partial Tensor First(Tensor x);
    [Dense(32)] private partial Tensor Second(Tensor x);

    Tensor Tower(Tensor x) => Normalize(Second(Relu(First(x))));

    Tensor Forward([Shape("batch", 50)] Tensor left, [Shape("batch", 50)] Tensor right)
        => Sum(Tower(left) * Tower(right), axis: 1);

    Tensor Loss(Tensor score, [Shape("batch")] Tensor wanted) => MeanSquaredError(score, wanted);
}
