using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Memory;

/// <summary>Where a value lies: element i is at Allocation[Offset + sum of i[k] * Strides[k]].</summary>
public sealed record Storage(Allocation Allocation, Dim Offset, EquatableArray<Dim> Strides)
{
    public static Storage RowMajor(Allocation allocation, Shape shape) =>
        new(allocation, Dim.Zero, TensorAccess.RowMajor(shape));

    /// <summary>Whether elements follow each other in row-major order without gaps.</summary>
    public bool IsRowMajor(Shape shape)
    {
        EquatableArray<Dim> dense = TensorAccess.RowMajor(shape);
        for (int axis = 0; axis < shape.Rank; axis++)
        {
            if (shape[axis] != Dim.One && Strides[axis] != dense[axis])
                return false;
        }

        return true;
    }
}
