namespace Ml.Contracts;

/// <summary>Name and shape of one parameter tensor.</summary>
/// <param name="Name">Unique within its set, e.g. <c>conv1.weight</c>.</param>
/// <param name="Shape">Row-major sizes in the layout of torch: Dense [out, in], Conv2D [out, in / groups, height,
/// width]; empty for a scalar. Must not be changed afterwards.</param>
public sealed record ParameterInfo(string Name, params int[] Shape)
{
    /// <summary>Whether an optimiser told to spare some tensors applies weight decay to this one.
    /// By default true for two or more axes: biases and norms are spared.</summary>
    public bool Decays { get; init; } = Shape.Length >= 2;

    /// <summary>Whether the loss has a gradient for it. What has none (behind a StopGradient, say) is frozen: an
    /// optimiser leaves it as it is, by weight decay and by moments too.</summary>
    public bool IsTrained { get; init; } = true;

    /// <summary>The layer that owns it: its name up to the last dot, or all of it.</summary>
    public string Layer => Name.LastIndexOf('.') is var dot && dot > 0 ? Name[..dot] : Name;

    /// <summary>The product of the sizes.</summary>
    /// <exception cref="OverflowException">The product leaves 64 bits.</exception>
    public long Length
    {
        get
        {
            var length = 1L;
            foreach (var size in Shape)
                length = checked(length * size);
            return length;
        }
    }

    /// <summary>Same name, same sizes (arrays are compared by content), same treatment.</summary>
    public bool Equals(ParameterInfo? other) =>
        other is not null && Name == other.Name && Decays == other.Decays && IsTrained == other.IsTrained
        && Shape.AsSpan().SequenceEqual(other.Shape);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Name, Shape.Length);

    /// <summary>E.g. <c>conv1.weight [32, 1, 3, 3]</c>.</summary>
    public override string ToString() => $"{Name} [{string.Join(", ", Shape)}]";
}
