namespace Ml.Models.Tests.Models;

/// <summary>Shows what a repeated block drops: each element of <c>seen</c> is a number whose digits are its masks.</summary>
[Model]
public partial class Masks
{
    /// <summary>How often the block runs, and the base of the digits.</summary>
    public const int Count = 4, Base = 4;

    [Use<MaskBlock>(repeat: Count)] private partial (Tensor x, Tensor seen) Blocks(Tensor x, Tensor seen);

    Tensor Forward([Shape("batch", 64), WithGradient] Tensor x)
    {
        var (_, seen) = Blocks(x, 0 * x);
        return seen;
    }

    Tensor Loss(Tensor seen, [Shape("batch", 64)] Tensor chosen) => Sum(seen * chosen);
}

/// <summary>Appends a digit: 0 where an element is dropped, 2 where it is kept and doubled.</summary>
[Model]
public partial class MaskBlock
{
    [Dropout(0.5f)] private partial Tensor Drop(Tensor x);

    (Tensor x, Tensor seen) Forward([Shape("batch", 64)] Tensor x, [Shape("batch", 64)] Tensor seen) =>
        (x, (seen * Masks.Base) + Drop(x));
}
