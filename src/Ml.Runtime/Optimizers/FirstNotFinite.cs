using System.Numerics.Tensors;
using Ml.Contracts;

namespace Ml.Optimizers;

/// <summary>Questions about numbers that are not finite, slow only where there is something to say.</summary>
static class FirstNotFinite
{
    /// <summary>The first element that is NaN or infinite, as a refusal; null when all are finite.</summary>
    public static unsafe RefusedStep? In(ParameterSet set, RefusalCause cause)
    {
        var keeper = set.Keep(out var values);
        RefusedStep? found = null;
        for (var start = 0L; start < set.Length && found is null; start += Blocks.Size)
        {
            var block = new ReadOnlySpan<float>(values + start, (int)Math.Min(Blocks.Size, set.Length - start));
            // Squares that overflow only send it the slow way.
            if (!float.IsFinite(TensorPrimitives.SumOfSquares(block)) && IndexIn(block) is >= 0 and var i)
                found = At(set, start + i, cause, block[i]);
        }

        GC.KeepAlive(keeper);
        return found;
    }

    static int IndexIn(ReadOnlySpan<float> block)
    {
        for (var i = 0; i < block.Length; i++)
        {
            if (!float.IsFinite(block[i]))
                return i;
        }

        return -1;
    }

    /// <summary>Names an element of the flat array.</summary>
    public static RefusedStep At(ParameterSet set, long element, RefusalCause cause, float value)
    {
        var i = 0;
        for (; element >= set.Infos[i].Length; i++)
            element -= set.Infos[i].Length;
        return new RefusedStep(cause, set.Infos[i], element, value);
    }

    /// <summary>The 2-norm of finite numbers whose squares are too large for single precision.</summary>
    public static unsafe double Norm(ParameterSet set)
    {
        var keeper = set.Keep(out var values);
        var sum = 0.0;
        for (var i = 0L; i < set.Length; i++)
            sum += (double)values[i] * values[i];
        GC.KeepAlive(keeper);
        return Math.Sqrt(sum);
    }
}
