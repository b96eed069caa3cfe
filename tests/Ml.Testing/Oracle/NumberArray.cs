using Ml.Generators.Shapes;

namespace Ml.Testing.Oracle;

/// <summary>Numbers under a shape, row-major, in double. Truth values are 0 and 1.</summary>
public sealed class NumberArray
{
    public NumberArray(int[] shape, double[]? data = null)
    {
        Shape = shape;
        Data = data ?? new double[Count(shape)];
        if (Data.Length != Count(shape))
            throw new ArgumentException($"{Data.Length} numbers do not fill [{string.Join(", ", shape)}].", nameof(data));
    }

    public int[] Shape { get; }

    public double[] Data { get; }

    public int Rank => Shape.Length;

    public double this[params int[] index]
    {
        get => Data[Offset(index)];
        set => Data[Offset(index)] = value;
    }

    public static NumberArray Of(double number) => new([], [number]);

    public static int Count(int[] shape) => shape.Aggregate(1, (a, b) => a * b);

    /// <summary>Every index of a shape, in row-major order. The array handed out is reused.</summary>
    public static IEnumerable<int[]> Indices(int[] shape)
    {
        var index = new int[shape.Length];
        int count = Count(shape);
        for (int i = 0; i < count; i++)
        {
            yield return index;
            for (int axis = shape.Length - 1; axis >= 0 && ++index[axis] == shape[axis]; axis--)
                index[axis] = 0;
        }
    }

    /// <summary>The element a broadcast to a higher rank reads at an index.</summary>
    public double Broadcast(int[] index)
    {
        int offset = 0, skip = index.Length - Rank;
        for (int axis = 0; axis < Rank; axis++)
            offset = (offset * Shape[axis]) + (Shape[axis] == 1 ? 0 : index[axis + skip]);
        return Data[offset];
    }

    public NumberArray Reshape(int[] shape) => new(shape, Data);

    public override string ToString() => $"[{string.Join(", ", Shape)}] {string.Join(" ", Data.Take(12))}";

    private int Offset(int[] index)
    {
        int offset = 0;
        for (int axis = 0; axis < Rank; axis++)
        {
            if ((uint)index[axis] >= (uint)Shape[axis])
                throw new ArgumentOutOfRangeException(nameof(index), $"[{string.Join(", ", index)}] in [{string.Join(", ", Shape)}]");
            offset = (offset * Shape[axis]) + index[axis];
        }

        return offset;
    }
}
