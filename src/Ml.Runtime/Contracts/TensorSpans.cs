using System.ComponentModel;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Ml.Contracts;

/// <summary>Tensor spans of System.Numerics.Tensors as the flat spans that models run on.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class TensorSpans
{
    /// <exception cref="ShapeException">The tensor is not dense: its elements do not follow each other in row-major order.</exception>
    public static ReadOnlySpan<T> Readable<T>(in ReadOnlyTensorSpan<T> tensor, string name, string shape)
    {
        RequireDense(tensor.IsDense, name, shape);
        return MemoryMarshal.CreateReadOnlySpan(in tensor.GetPinnableReference(), checked((int)tensor.FlattenedLength));
    }

    /// <inheritdoc cref="Readable"/>
    public static Span<T> Writable<T>(in TensorSpan<T> tensor, string name, string shape)
    {
        RequireDense(tensor.IsDense, name, shape);
        return MemoryMarshal.CreateSpan(ref tensor.GetPinnableReference(), checked((int)tensor.FlattenedLength));
    }

    static void RequireDense(bool isDense, string name, string shape)
    {
        if (!isDense)
            throw new ShapeException($"'{name}' {shape} must be dense; copy the strided tensor first.");
    }
}
