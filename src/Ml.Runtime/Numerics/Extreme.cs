using System.Runtime.CompilerServices;

namespace Ml.Numerics;

/// <summary>The end of a search for the largest or smallest element: which lane won.</summary>
public static unsafe class Extreme
{
    const int MostLanes = 16;

    /// <summary>
    /// The position of the best lane; of equal ones the smallest position. NaN is better than any number.
    /// </summary>
    /// <param name="best">Each lane's best element.</param>
    /// <param name="position">Where each lane found it.</param>
    /// <param name="largest">Whether larger is better.</param>
    [SkipLocalsInit]
    public static float First<V>(V best, V position, bool largest)
        where V : unmanaged, IVector<V>
    {
        float* elements = stackalloc float[MostLanes];
        float* positions = stackalloc float[MostLanes];
        V.Store(best, elements);
        V.Store(position, positions);
        int winner = 0;
        for (int i = 1; i < V.Count; i++)
        {
            float x = elements[i], y = elements[winner];
            bool isSame = x == y || (float.IsNaN(x) && float.IsNaN(y));
            bool isBetter = float.IsNaN(x) ? !float.IsNaN(y) : !float.IsNaN(y) && (largest ? x > y : x < y);
            if (isBetter || (isSame && positions[i] < positions[winner]))
                winner = i;
        }

        return positions[winner];
    }
}
