using Ml.Random;

namespace Ml.Weights;

/// <summary>Where a training run stands: all that a resumed run needs beside the tensors.</summary>
public sealed record CheckpointInfo
{
    /// <summary>Optimiser steps taken; a schedule's position is this number.</summary>
    public required long Step { get; init; }

    /// <summary>The epoch in progress, from 0.</summary>
    public required long Epoch { get; init; }

    /// <summary>Examples of that epoch already used; with the shuffle seed it fixes which come next.</summary>
    public required long PositionInEpoch { get; init; }

    /// <summary>The model's randomness (dropout masks, noise).</summary>
    public required RandomState Randomness { get; init; }

    /// <summary>The optimiser's name and options, as its ToString gives them.</summary>
    public string Optimizer { get; init; } = "";

    /// <summary>The schedule's name and options, as its ToString gives them.</summary>
    public string Schedule { get; init; } = "";

    /// <summary>Anything else as strings: history, best loss, data set. Keys are free.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } =
        new Dictionary<string, string>(StringComparer.Ordinal);
}
