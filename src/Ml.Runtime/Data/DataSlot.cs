using Ml.Contracts;

namespace Ml.Data;

/// <summary>What a data set gives for every example under one name.</summary>
/// <param name="Name">Name of the input or target it is meant for.</param>
/// <param name="Element">Type of the elements in a batch; bytes arrive there as floats.</param>
/// <param name="Length">Elements per example; 0 where that differs from batch to batch, and
/// <see cref="IDataSet.Read"/> names the sizes that a batch has (<see cref="Batch.SetSize"/>).</param>
/// <param name="IsTarget">Whether a loss compares with it.</param>
public sealed record DataSlot(string Name, ElementKind Element, int Length, bool IsTarget)
{
    /// <summary>
    /// The sizes of an example, without the batch: what a model's open sizes (<c>[batch, height, width]</c>) are read from.
    /// Null where only the length is known.
    /// </summary>
    public IReadOnlyList<int>? Shape { get; init; }

    /// <summary>For instance <c>image: 784 x Float32</c>, or <c>image: [1, 28, 28] x Float32</c>.</summary>
    public override string ToString() =>
        $"{Name}: {(Shape is null ? Length : $"[{string.Join(", ", Shape)}]")} x {Element}{(IsTarget ? " (target)" : "")}";
}
