namespace Ml.Kernels;

/// <summary>The loops over the steps of a reduction.</summary>
/// <param name="outer">Trips of the outermost loop, which may stand for several axes.</param>
/// <param name="middle">Trips of the loop inside it.</param>
/// <param name="inner">Trips of the innermost loop.</param>
public readonly struct TileSteps(nint outer, nint middle, nint inner)
{
    /// <summary>Trips of the outermost loop.</summary>
    public readonly nint Outer = outer;

    /// <summary>Trips of the loop inside it.</summary>
    public readonly nint Middle = middle;

    /// <summary>Trips of the innermost loop.</summary>
    public readonly nint Inner = inner;
}
