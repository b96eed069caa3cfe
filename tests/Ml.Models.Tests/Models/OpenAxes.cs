namespace Ml.Models.Tests.Models;

/// <summary>What is taken of an open axis may be more than there is.</summary>
[Model]
public partial class OpenAxes
{
    [Conv1D(2, kernel: 4)] private partial Tensor Look(Tensor x);

    (Tensor cut, Tensor looked) Forward([Shape("batch", 1, "time")] Tensor x) => (x[.., .., 2..5], Look(x));
}
