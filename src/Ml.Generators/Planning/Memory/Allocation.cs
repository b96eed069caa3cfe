using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Memory;

/// <summary>Which array a piece of memory lies in.</summary>
public enum Region
{
    /// <summary>A tensor of the caller; Slot counts inputs, then targets.</summary>
    Input,

    /// <summary>A result of the caller; Slot counts outputs.</summary>
    Output,

    /// <summary>d loss / d input, a result of the caller; Slot is the input's.</summary>
    InputGradient,

    Parameters,
    State,
    Gradients,

    /// <summary>Scratch memory of one run.</summary>
    Arena,

    /// <summary>What depends on parameters alone, worked out when they change.</summary>
    Prepared,

    /// <summary>No memory: the values follow a rule (a ramp), which strides describe.</summary>
    Virtual,

    /// <summary>Seed and step of the random generator.</summary>
    Random,
}

/// <summary>A piece of memory with a place and a lifetime.</summary>
/// <param name="label">For comments.</param>
/// <param name="size">In elements.</param>
public sealed class Allocation(string label, Region region, Dim size)
{
    public string Label { get; } = label;

    public Region Region { get; } = region;

    public Dim Size { get; } = size;

    /// <summary>Which input or output.</summary>
    public int Slot { get; init; }

    /// <summary>
    /// Where it begins in its region, or in its parent, in elements. Set by the arena for scratch memory.
    /// </summary>
    public Dim Offset { get; set; } = Dim.Zero;

    /// <summary>The piece of memory it is a part of: a loop body's scratch memory inside its program's.</summary>
    public Allocation? Parent { get; set; }

    /// <summary>Where it begins in its region.</summary>
    public Dim Start => Parent is null ? Offset : Parent.Start + Offset;

    /// <summary>The first and last step (of its own list of steps) that touch it.</summary>
    public int First { get; private set; } = int.MaxValue;

    public int Last { get; private set; } = -1;

    public void Touch(int step)
    {
        First = Math.Min(First, step);
        Last = Math.Max(Last, step);
    }
}
