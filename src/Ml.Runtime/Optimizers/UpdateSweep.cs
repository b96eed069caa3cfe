using System.Runtime.CompilerServices;
using Ml.Numerics;
using Ml.Threading;

namespace Ml.Optimizers;

/// <summary>
/// One sweep of a rule over the flat arrays, and at the same time the argument block of its kernel. Every element is
/// independent, so neither cuts nor vector width change a bit.
/// </summary>
unsafe struct UpdateSweep<TRule> where TRule : unmanaged, IUpdateRule
{
    // Unit of the cut: 16 KiB of each array, small enough to spread evenly, large enough to hide the bookkeeping.
    const int Chunk = 4096;

    // At least 64K parameters per thread: below that a fork costs more than the sweep.
    const int Grain = 16;

    public float* Parameters, Gradients, First, Second, Third;
    public long Length;
    public DecayRun* Runs;
    public float GradientScale, GradientLimit;
    public TRule Decaying, Spared;

    public void Run()
    {
        if (Length == 0)
            return;
        delegate*<nint*, int, int, void> kernel = Simd.Width switch
        {
            VectorWidth.V512 => &Kernel<Simd512>,
            VectorWidth.V256 => &Kernel<Simd256>,
            VectorWidth.V128 => &Kernel<Simd128>,
            _ => &Kernel<Scalar>,
        };
        var chunks = checked((int)((Length + Chunk - 1) / Chunk));
        fixed (UpdateSweep<TRule>* self = &this)
            Team.Run(kernel, (nint*)self, chunks, Grain);
    }

    static void Kernel<V>(nint* args, int begin, int end) where V : unmanaged, IVector<V>
    {
        var sweep = (UpdateSweep<TRule>*)args;
        var at = (long)begin * Chunk;
        var stop = Math.Min((long)end * Chunk, sweep->Length);
        var run = sweep->Runs;
        while (run->End <= at)
            run++;
        for (; at < stop; run++)
        {
            var runEnd = Math.Min(stop, run->End);
            if (run->Decays)
                sweep->Apply<V>(sweep->Decaying, at, runEnd);
            else
                sweep->Apply<V>(sweep->Spared, at, runEnd);
            at = runEnd;
        }
    }

    // Called with locals only: the rule must sit in registers, not be reread through the argument block.
    readonly void Apply<V>(TRule rule, long begin, long end) where V : unmanaged, IVector<V>
    {
        var (p, g, a, b, c) = ((nint)Parameters, (nint)Gradients, (nint)First, (nint)Second, (nint)Third);
        var (scale, limit, low) = (V.Create(GradientScale), V.Create(GradientLimit), V.Create(-GradientLimit));
        var i = begin;
        for (; i <= end - V.Count; i += V.Count)
            One(rule, (float*)p + i, (float*)g + i, (float*)a + i, (float*)b + i, (float*)c + i, scale, low, limit);
        if (i < end)
            Tail(rule, (int)(end - i), (float*)p + i, (float*)g + i, (float*)a + i, (float*)b + i, (float*)c + i,
                scale, low, limit);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void One<V>(
        TRule rule, float* p, float* g, float* a, float* b, float* c, V scale, V low, V high)
        where V : unmanaged, IVector<V>
    {
        var (first, second, third) = (V.Zero, V.Zero, V.Zero);
        if (TRule.States > 0) first = V.Load(a);
        if (TRule.States > 1) second = V.Load(b);
        if (TRule.States > 2) third = V.Load(c);
        var gradient = V.Min(V.Max(V.Load(g) * scale, low), high);
        V.Store(rule.Apply(V.Load(p), gradient, ref first, ref second, ref third), p);
        if (TRule.States > 0) V.Store(first, a);
        if (TRule.States > 1) V.Store(second, b);
        if (TRule.States > 2) V.Store(third, c);
    }

    static void Tail<V>(
        TRule rule, int n, float* p, float* g, float* a, float* b, float* c, V scale, V low, V high)
        where V : unmanaged, IVector<V>
    {
        var (first, second, third) = (V.Zero, V.Zero, V.Zero);
        if (TRule.States > 0) first = V.LoadPartial(a, n);
        if (TRule.States > 1) second = V.LoadPartial(b, n);
        if (TRule.States > 2) third = V.LoadPartial(c, n);
        var gradient = V.Min(V.Max(V.LoadPartial(g, n) * scale, low), high);
        V.StorePartial(rule.Apply(V.LoadPartial(p, n), gradient, ref first, ref second, ref third), p, n);
        if (TRule.States > 0) V.StorePartial(first, a, n);
        if (TRule.States > 1) V.StorePartial(second, b, n);
        if (TRule.States > 2) V.StorePartial(third, c, n);
    }
}
