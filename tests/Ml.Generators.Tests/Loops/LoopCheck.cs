using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Generators.Tests.Support;
using Ml.Numerics;
using Ml.Runtime.Tests.Support;

namespace Ml.Generators.Tests.Loops;

/// <summary>
/// Runs loop kernels on every width with their tensors against guard pages, cut in several ways, and compares with the
/// oracle. Elements between results must stay as they are.
/// </summary>
internal static unsafe class LoopCheck
{
    private const float Untouched = 1234.5f;

    private static readonly VectorWidth[] Widths = Enum.GetValues<VectorWidth>();

    /// <summary>A kernel with the values of its named sizes.</summary>
    internal sealed record Case(LoopKernel Kernel, params (string Name, long Size)[] Sizes);

    public static void Verify(LoopKernel kernel, params (string Name, long Size)[] sizes) => VerifyAll([new Case(kernel, sizes)]);

    /// <param name="tolerance">Relative to the larger of the expected value and one.</param>
    /// <param name="element">The value at an offset of an input; random between -2 and 2 when left out.</param>
    public static void VerifyAll(IReadOnlyList<Case> cases, double tolerance = 2e-6, Func<System.Random, float>? element = null)
    {
        Dictionary<Kernel, CompiledKernel> compiled = KernelHarness.Compile(cases.Select(c => (Kernel)c.Kernel).Distinct().ToArray())
            .ToDictionary(k => k.Kernel);
        foreach (Case tested in cases)
            Verify(compiled[tested.Kernel], tested, tolerance, element ?? (random => (float)((random.NextDouble() * 4) - 2)));
    }

    private static void Verify(CompiledKernel compiled, Case tested, double tolerance, Func<System.Random, float> element)
    {
        LoopKernel kernel = tested.Kernel;
        Func<string, long> size = name => tested.Sizes.First(s => s.Name == name).Size;
        var random = new System.Random(7);
        LoopInput[] loads = kernel.Inputs.Where(i => i is LoopLoad).ToArray();
        using var memory = new Tensors(kernel, size);
        for (int i = 0; i < loads.Length; i++)
            memory.Fill(i, loads[i].Value.Element, random, element);

        var oracle = LoopOracle.Of(kernel, size, (input, offset) => memory.Read(Array.IndexOf(loads, kernel.Inputs[input]), offset, loads.First(l => l == kernel.Inputs[input]).Value.Element));
        int items = compiled.Items(size);
        foreach (VectorWidth width in Widths)
        {
            float[]? whole = null;
            foreach (int grain in new[] { Math.Max(items, 1), 1, 3 })
            {
                memory.Clear(loads.Length);
                for (int begin = 0; begin < items; begin += grain)
                    compiled.Run(width, memory.Pointers, begin, Math.Min(begin + grain, items), size);
                float[] bits = memory.Snapshot(loads.Length);
                if (whole is null)
                    Compare(compiled, tested, oracle, memory, loads.Length, width, tolerance);
                else
                    bits.AsSpan().SequenceEqual(whole).ShouldBeTrue($"{width}, cut in {grain}: other bits than in one piece\n{compiled.Text}");
                whole ??= bits;
            }
        }
    }

    private static void Compare(
        CompiledKernel compiled, Case tested, LoopOracle oracle, Tensors memory, int firstOutput, VectorWidth width, double tolerance)
    {
        for (int output = 0; output < tested.Kernel.Outputs.Count; output++)
        {
            ElementType element = tested.Kernel.Outputs[output].Value.Element;
            foreach (long offset in memory.Offsets(firstOutput + output))
            {
                if (!oracle.Results.TryGetValue((output, offset), out double expected))
                {
                    memory.Read(firstOutput + output, offset, ElementType.Float32)
                        .ShouldBe(Untouched, $"result {output} at {offset} is no result but was written");
                    continue;
                }

                double actual = memory.Read(firstOutput + output, offset, element);
                bool same = double.IsNaN(expected) ? double.IsNaN(actual)
                    : double.IsInfinity(expected) ? actual == expected
                    : Math.Abs(actual - expected) <= tolerance * Math.Max(1, Math.Abs(expected));
                if (!same)
                {
                    throw new Xunit.Sdk.XunitException(
                        $"{width}, result {output} at {offset}: {actual:R}, expected {expected:R} "
                        + $"({string.Join(", ", tested.Sizes)})\n{compiled.Text}");
                }
            }
        }
    }

    /// <summary>One guarded buffer per pointer of the kernel, exactly as large as its strides reach.</summary>
    private sealed class Tensors : IDisposable
    {
        private readonly GuardedBuffer[] _buffers;
        private readonly (long Low, long High)[] _reach;

        public Tensors(LoopKernel kernel, Func<string, long> size)
        {
            EquatableArray<Dim>[] strides =
                [.. kernel.Inputs.OfType<LoopLoad>().Select(l => l.Strides), .. kernel.Outputs.Select(o => o.Strides)];
            _reach = strides.Select(s => (
                s.Select((d, i) => Math.Min(0, d.Evaluate(size) * (kernel.Space[i].Evaluate(size) - 1))).Sum(),
                s.Select((d, i) => Math.Max(0, d.Evaluate(size) * (kernel.Space[i].Evaluate(size) - 1))).Sum())).ToArray();
            _buffers = _reach.Select(r => new GuardedBuffer((int)(r.High - r.Low + 1))).ToArray();
            Pointers = _buffers.Select((b, i) => (nint)(b.Last(Count(i)) - _reach[i].Low)).ToArray();
        }

        public nint[] Pointers { get; }

        public IEnumerable<long> Offsets(int pointer)
        {
            for (long offset = _reach[pointer].Low; offset <= _reach[pointer].High; offset++)
                yield return offset;
        }

        public double Read(int pointer, long offset, ElementType element) => element switch
        {
            ElementType.Int32 => ((int*)Pointers[pointer])[offset],
            // A mask, or nothing that a kernel may store.
            ElementType.Bool => ((int*)Pointers[pointer])[offset] switch { -1 => 1, 0 => 0, _ => double.NaN },
            _ => ((float*)Pointers[pointer])[offset],
        };

        public void Fill(int pointer, ElementType element, System.Random random, Func<System.Random, float> number)
        {
            foreach (long offset in Offsets(pointer))
            {
                if (element == ElementType.Float32)
                    ((float*)Pointers[pointer])[offset] = number(random);
                else
                    ((int*)Pointers[pointer])[offset] = element == ElementType.Bool ? -random.Next(2) : Whole(random);
            }
        }

        // Mostly small ones that meet, and some that no float holds.
        private static int Whole(System.Random random) => random.Next(4) == 0 ? random.Next(int.MinValue, int.MaxValue) : random.Next(-5, 10);

        public void Clear(int firstOutput)
        {
            for (int i = firstOutput; i < _buffers.Length; i++)
                _buffers[i].Span.Fill(Untouched);
        }

        public float[] Snapshot(int firstOutput) => _buffers.Skip(firstOutput).SelectMany(b => b.Span.ToArray()).ToArray();

        public void Dispose() => Array.ForEach(_buffers, b => b.Dispose());

        private int Count(int pointer) => (int)(_reach[pointer].High - _reach[pointer].Low + 1);
    }
}
