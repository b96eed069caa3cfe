using Ml.Generators.Graph;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Loops;

/// <summary>What a loop kernel's expressions read at a point of its space.</summary>
/// <param name="Value">The value of the graph that the expression names.</param>
/// <param name="Strides">One per axis of the space, 0 where the value does not vary; may be negative or
/// symbolic.</param>
public abstract record LoopInput(Value Value, EquatableArray<Dim> Strides);

/// <summary>Elements in memory: at indices i of the space, place[sum of i[k] * Strides[k]].</summary>
public sealed record LoopLoad(Value Value, EquatableArray<Dim> Strides, Place Place) : LoopInput(Value, Strides)
{
    /// <summary>A value read where it is stored, row-major, in a space that its shape broadcasts to.</summary>
    public static LoopLoad Broadcast(Value value, Shape space) =>
        new(value, LoopStrides.Broadcast(value.Shape, space), new Place.OfValue(value, Dim.Zero));
}

/// <summary>
/// The point itself as a number: Start + sum of i[k] * Strides[k]. A ramp along one axis has stride 1 there and 0
/// elsewhere.
/// </summary>
public sealed record LoopRamp(Value Value, EquatableArray<Dim> Strides, Dim Start) : LoopInput(Value, Strides)
{
    /// <summary>The index along one axis.</summary>
    public static LoopRamp Along(Value value, int axis, Shape space) =>
        new(value, space.Select((_, i) => i == axis ? Dim.One : Dim.Zero).ToEquatableArray(), Dim.Zero);
}

/// <summary>A result of the kernel's expressions and where its elements go.</summary>
public sealed record LoopStore(Value Value, EquatableArray<Dim> Strides, Place Place)
{
    /// <summary>A value stored row-major in a space of its own shape.</summary>
    public static LoopStore Dense(Value value) =>
        new(value, TensorAccess.RowMajor(value.Shape), new Place.OfValue(value, Dim.Zero));
}

/// <summary>Strides of values seen from a larger space.</summary>
public static class LoopStrides
{
    /// <summary>
    /// Row-major strides of a shape that broadcasts to <paramref name="space"/>: 0 along repeated axes.
    /// </summary>
    public static EquatableArray<Dim> Broadcast(Shape shape, Shape space)
    {
        EquatableArray<Dim> own = TensorAccess.RowMajor(shape);
        int added = space.Rank - shape.Rank;
        return space
            .Select((size, axis) => axis < added || (shape[axis - added] == Dim.One && size != Dim.One)
                ? Dim.Zero
                : own[axis - added])
            .ToEquatableArray();
    }
}
