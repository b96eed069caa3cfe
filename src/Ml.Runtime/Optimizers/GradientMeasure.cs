using Ml.Contracts;

namespace Ml.Optimizers;

/// <summary>What a step must know of all gradients before it moves anything: one pass over them.</summary>
sealed class GradientMeasure(long length)
{
    // Squares of smaller gradients vanish in single precision, and the norm with them.
    const double Invisible = 1e-18;

    readonly double[] _partial = new double[Blocks.Of(length)];

    /// <summary>The 2-norm before clipping.</summary>
    public double Norm { get; private set; } = double.NaN;

    /// <summary>What every gradient is multiplied by, so that the norm stays within its bound.</summary>
    public float Scale { get; private set; }

    /// <summary>No gradient is larger in size, once it is scaled and limited.</summary>
    public double Bound { get; private set; }

    /// <summary>Measures.</summary>
    /// <param name="gradients">All of them.</param>
    /// <param name="clipNorm">Upper bound for the norm.</param>
    /// <param name="clipValue">Upper bound for the size of each gradient.</param>
    /// <returns>The first gradient that is not finite; null when all are.</returns>
    public RefusedStep? Take(ParameterSet gradients, float clipNorm, float clipValue)
    {
        Norm = Math.Sqrt(SquaredNorm.Measure(gradients, _partial));
        if (!double.IsFinite(Norm))
        {
            if (FirstNotFinite.In(gradients, RefusalCause.Gradient) is { } refused)
                return refused;
            Norm = FirstNotFinite.Norm(gradients);
        }

        Scale = float.IsFinite(clipNorm) ? GradientClipping.Scale(Norm, clipNorm) : 1;
        Bound = Math.Min(Norm * Scale + Invisible, clipValue);
        return null;
    }
}
