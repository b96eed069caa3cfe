using Ml.Numerics;

namespace Ml.Optimizers;

/// <summary>What trying a step finds, vector by vector: the largest sizes, and whether all of it is finite.</summary>
struct Look<V> where V : unmanaged, IVector<V>
{
    V _parameter, _first, _second, _third;

    // Zero times what is not finite is no zero, and stays none.
    V _probe;

    public void At(V parameter, V first, V second, V third)
    {
        _parameter = V.MaxOrSecond(V.Abs(parameter), _parameter);
        _first = V.MaxOrSecond(V.Abs(first), _first);
        _second = V.MaxOrSecond(V.Abs(second), _second);
        _third = V.MaxOrSecond(V.Abs(third), _third);
        _probe = V.Fma(parameter, V.Zero, V.Fma(first, V.Zero, _probe));
        _probe = V.Fma(second, V.Zero, V.Fma(third, V.Zero, _probe));
    }

    public readonly BlockFindings Conclude() => new(V.Sum(_probe) == 0, new StepSizes(
        V.MaxAcross(_parameter), V.MaxAcross(_first), V.MaxAcross(_second), V.MaxAcross(_third)));
}

/// <summary>What trying a step found in one block.</summary>
/// <param name="AreFinite">Whether everything the step would write is finite.</param>
/// <param name="Sizes">The largest sizes, where everything is.</param>
readonly record struct BlockFindings(bool AreFinite, StepSizes Sizes);
