using Ml.Generators.Graph;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning;

/// <summary>
/// One emitted method as data: what it reads and writes, how its work is cut, and (in the subclass) its loop nest. Two
/// kernels that print the same text are one method.
/// </summary>
/// <remarks>
/// The method is <c>static void Name&lt;V&gt;(nint* args, int begin, int end)</c>. Its arguments are the pointers in
/// order, then the named sizes it mentions in alphabetical order. It computes items begin..end of <see cref="Items"/>,
/// each independent of how the range is cut, so that the result has the same bits on any number of threads.
/// </remarks>
public abstract class Kernel
{
    private IReadOnlyList<string>? _sizeNames;

    /// <summary>What the method is called, before a number that tells equal recipes apart: "Conv3x3Relu".</summary>
    public abstract string Recipe { get; }

    /// <summary>One sentence for the method's documentation.</summary>
    public abstract string Summary { get; }

    /// <summary>The memory it touches, in the order of its arguments.</summary>
    public abstract IReadOnlyList<KernelPointer> Pointers { get; }

    /// <summary>How many independent pieces the work has.</summary>
    public abstract Dim Items { get; }

    /// <summary>Floating-point operations (or, if larger, elements moved) of one item: decides when to fork.</summary>
    public abstract Dim WorkPerItem { get; }

    /// <summary>Every size its text mentions; their names become arguments.</summary>
    public abstract IEnumerable<Dim> Sizes { get; }

    public IReadOnlyList<string> SizeNames => _sizeNames ??=
        Sizes.SelectMany(s => s.Names).Distinct(StringComparer.Ordinal).OrderBy(n => n, StringComparer.Ordinal)
            .ToArray();
}

/// <summary>One pointer argument of a kernel.</summary>
/// <param name="Name">The local's name in the body, by role: "input", "weight", "result".</param>
/// <param name="Place">Where it points when the kernel is launched.</param>
public sealed record KernelPointer(string Name, ElementType Element, bool IsWritten, Place Place)
{
    /// <summary>Whether the kernel reads whole numbers one by one, not lanes of whatever elements.</summary>
    public bool IsIndex { get; init; }
}

/// <summary>A piece of memory a launch hands to a kernel.</summary>
public abstract record Place
{
    /// <summary>The storage of a value of the graph, plus an offset in elements.</summary>
    public sealed record OfValue(Value Value, Dim Offset) : Place;

    /// <summary>A piece of memory that the planner knows by itself.</summary>
    public sealed record OfStorage(Memory.Allocation Allocation, Dim Offset) : Place;

    /// <summary>A buffer that only this kernel's plan knows, such as packed weights.</summary>
    public sealed record OfBuffer(Buffer Buffer) : Place;
}

/// <summary>Arena memory that holds no value of the graph: packed operands, padded copies.</summary>
/// <param name="label">For comments: "packed conv1.weight".</param>
/// <param name="size">In elements of four bytes.</param>
public sealed class Buffer(string label, Dim size)
{
    public string Label { get; } = label;

    public Dim Size { get; } = size;
}

/// <summary>
/// How a kernel reads or writes a tensor: an element at indices i (one per axis of Shape) lies at pointer[sum of
/// i[k] * Strides[k]]. A broadcast axis has stride 0. The offset is in the pointer already.
/// </summary>
/// <param name="Pointer">The local's name in the kernel's body.</param>
public sealed record TensorAccess(string Pointer, ElementType Element, Shape Shape, EquatableArray<Dim> Strides)
{
    public static EquatableArray<Dim> RowMajor(Shape shape)
    {
        var strides = new Dim[shape.Rank];
        Dim stride = Dim.One;
        for (int axis = shape.Rank - 1; axis >= 0; axis--)
        {
            strides[axis] = stride;
            stride *= shape[axis];
        }

        return strides.ToEquatableArray();
    }
}
