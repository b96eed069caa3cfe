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
    // At least 64K parameters per thread: below that a fork costs more than the sweep.
    const int Grain = 16;

    public float* Parameters, Gradients, First, Second, Third;
    public long Length;
    public TensorRun* Runs;
    public float GradientScale, GradientLimit;
    public TRule Decaying, Spared;

    // For Try: what was found in each block.
    public BlockFindings* Findings;

    /// <summary>Moves parameters and state.</summary>
    public void Take() => Run<Taken>();

    /// <summary>Works everything out and stores nothing.</summary>
    /// <param name="sizes">The largest sizes there would be.</param>
    /// <returns>The first element whose result is not finite, or -1.</returns>
    public long Try(out StepSizes sizes)
    {
        Run<Tried>();
        sizes = default;
        for (var i = 0; i < Blocks.Of(Length); i++)
        {
            if (!Findings[i].AreFinite)
                return FirstNotFinite((long)i * Blocks.Size);
            sizes = StepSizes.Max(sizes, Findings[i].Sizes);
        }

        return -1;
    }

    void Run<TMode>() where TMode : ISweepMode
    {
        if (Length == 0)
            return;
        delegate*<nint*, int, int, void> kernel = Simd.Width switch
        {
            VectorWidth.V512 => &Kernel<Simd512, TMode>,
            VectorWidth.V256 => &Kernel<Simd256, TMode>,
            VectorWidth.V128 => &Kernel<Simd128, TMode>,
            _ => &Kernel<Scalar, TMode>,
        };
        fixed (UpdateSweep<TRule>* self = &this)
            Team.Run(kernel, (nint*)self, Blocks.Of(Length), Grain);
    }

    // Rare and slow: one element after the other, to say which it was.
    long FirstNotFinite(long at)
    {
        var run = Runs;
        for (; ; at++)
        {
            while (run->End <= at)
                run++;
            if (run->Treatment == Treatment.Frozen)
                continue;
            var rule = run->Treatment == Treatment.Decaying ? Decaying : Spared;
            var look = new Look<Scalar>();
            Apply<Scalar, Tried>(rule, at, at + 1, ref look);
            if (!look.Conclude().AreFinite)
                return at;
        }
    }

    static void Kernel<V, TMode>(nint* args, int begin, int end)
        where V : unmanaged, IVector<V> where TMode : ISweepMode
    {
        var sweep = (UpdateSweep<TRule>*)args;
        var run = sweep->Runs;
        for (var block = begin; block < end; block++)
        {
            var look = new Look<V>();
            var at = (long)block * Blocks.Size;
            var stop = Math.Min(at + Blocks.Size, sweep->Length);
            while (at < stop)
            {
                while (run->End <= at)
                    run++;
                var runEnd = Math.Min(stop, run->End);
                if (run->Treatment == Treatment.Decaying)
                    sweep->Apply<V, TMode>(sweep->Decaying, at, runEnd, ref look);
                else if (run->Treatment == Treatment.Spared)
                    sweep->Apply<V, TMode>(sweep->Spared, at, runEnd, ref look);
                at = runEnd;
            }

            if (!TMode.Stores)
                sweep->Findings[block] = look.Conclude();
        }
    }

    // Called with locals only: the rule must sit in registers, not be reread through the argument block.
    readonly void Apply<V, TMode>(TRule rule, long begin, long end, ref Look<V> look)
        where V : unmanaged, IVector<V> where TMode : ISweepMode
    {
        var (p, g, a, b, c) = ((nint)Parameters, (nint)Gradients, (nint)First, (nint)Second, (nint)Third);
        var (scale, limit, low) = (V.Create(GradientScale), V.Create(GradientLimit), V.Create(-GradientLimit));
        var i = begin;
        for (; i <= end - V.Count; i += V.Count)
            One<V, TMode>(rule, (float*)p + i, (float*)g + i, (float*)a + i, (float*)b + i, (float*)c + i,
                scale, low, limit, ref look);
        if (i < end)
            Tail<V, TMode>(rule, (int)(end - i), (float*)p + i, (float*)g + i, (float*)a + i, (float*)b + i,
                (float*)c + i, scale, low, limit, ref look);
    }

    // The gradient is finite and the limits are not zero: then the short forms of Max and Min are exact.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    static void One<V, TMode>(
        TRule rule, float* p, float* g, float* a, float* b, float* c, V scale, V low, V high, ref Look<V> look)
        where V : unmanaged, IVector<V> where TMode : ISweepMode
    {
        var (first, second, third) = (V.Zero, V.Zero, V.Zero);
        if (TRule.States > 0) first = V.Load(a);
        if (TRule.States > 1) second = V.Load(b);
        if (TRule.States > 2) third = V.Load(c);
        var gradient = V.MinOrSecond(V.MaxOrSecond(V.Load(g) * scale, low), high);
        var next = rule.Apply(V.Load(p), gradient, ref first, ref second, ref third);
        if (!TMode.Stores)
        {
            look.At(next, first, second, third);
            return;
        }

        V.Store(next, p);
        if (TRule.States > 0) V.Store(first, a);
        if (TRule.States > 1) V.Store(second, b);
        if (TRule.States > 2) V.Store(third, c);
    }

    static void Tail<V, TMode>(
        TRule rule, int n, float* p, float* g, float* a, float* b, float* c, V scale, V low, V high, ref Look<V> look)
        where V : unmanaged, IVector<V> where TMode : ISweepMode
    {
        var (first, second, third) = (V.Zero, V.Zero, V.Zero);
        if (TRule.States > 0) first = V.LoadPartial(a, n);
        if (TRule.States > 1) second = V.LoadPartial(b, n);
        if (TRule.States > 2) third = V.LoadPartial(c, n);
        var gradient = V.MinOrSecond(V.MaxOrSecond(V.LoadPartial(g, n) * scale, low), high);
        var next = rule.Apply(V.LoadPartial(p, n), gradient, ref first, ref second, ref third);
        if (!TMode.Stores)
        {
            // The lanes behind the end hold zeros, of which a rule may make anything.
            var isThere = V.Less(V.Ramp, V.Create(n));
            look.At(V.And(next, isThere), V.And(first, isThere), V.And(second, isThere), V.And(third, isThere));
            return;
        }

        V.StorePartial(next, p, n);
        if (TRule.States > 0) V.StorePartial(first, a, n);
        if (TRule.States > 1) V.StorePartial(second, b, n);
        if (TRule.States > 2) V.StorePartial(third, c, n);
    }
}
