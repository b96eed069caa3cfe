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
    /// <param name="position">Where each lane found it, an integer.</param>
    /// <param name="largest">Whether larger is better.</param>
    [SkipLocalsInit]
    public static int First<V>(V best, V position, bool largest)
        where V : unmanaged, IVector<V>
    {
        float* elements = stackalloc float[MostLanes];
        int* positions = stackalloc int[MostLanes];
        V.Store(best, elements);
        V.Store(position, (float*)positions);
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

    /// <summary><see cref="First"/> of elements that are integers.</summary>
    [SkipLocalsInit]
    public static int FirstInt32<V>(V best, V position, bool largest)
        where V : unmanaged, IVector<V>
    {
        int* elements = stackalloc int[MostLanes], positions = stackalloc int[MostLanes];
        V.Store(best, (float*)elements);
        V.Store(position, (float*)positions);
        int winner = 0;
        for (int i = 1; i < V.Count; i++)
        {
            int x = elements[i], y = elements[winner];
            if ((largest ? x > y : x < y) || (x == y && positions[i] < positions[winner]))
                winner = i;
        }

        return positions[winner];
    }
}
