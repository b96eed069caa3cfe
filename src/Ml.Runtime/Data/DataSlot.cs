using Ml.Contracts;

namespace Ml.Data;

/// <summary>What a data set gives for every example under one name.</summary>
/// <param name="Name">Name of the input or target it is meant for.</param>
/// <param name="Element">Type of the elements in a batch; bytes arrive there as floats.</param>
/// <param name="Length">Elements per example.</param>
/// <param name="IsTarget">Whether a loss compares with it.</param>
public sealed record DataSlot(string Name, ElementKind Element, int Length, bool IsTarget)
{
    /// <summary>For instance <c>image: 784 x Float32</c>.</summary>
    public override string ToString() => $"{Name}: {Length} x {Element}{(IsTarget ? " (target)" : "")}";
}
