using Ml.Generators.Graph;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Tests.Support;
using Ml.Numerics;
using Ml.Runtime.Tests.Support;

namespace Ml.Generators.Tests.Contractions;

/// <summary>Runs a plan on every width and checks that cuts of the range do not change a bit.</summary>
public static unsafe class PlanRunner
{
    private static readonly VectorWidth[] Widths = [VectorWidth.V512, VectorWidth.V256, VectorWidth.V128, VectorWidth.Scalar];

    /// <param name="expected">The result's element at indices, in double, before rounding.</param>
    /// <param name="terms">How many products a sum has: scales the tolerance.</param>
    public static void Check(
        ContractionPlan plan, TestTensor result, IReadOnlyList<TestTensor> operands, Func<int[], double> expected, int terms,
        Func<string, long>? size = null)
    {
        CompiledKernel[] kernels = KernelHarness.Compile([.. plan.Packs.Select(p => p.Kernel), plan.Main]);
        double tolerance = 1e-6 * (terms + 8);
        int[][] indices = [.. TestTensor.Indices(result.Sizes)];
        double[] wanted = [.. indices.Select(expected)];
        foreach (VectorWidth width in Widths)
        {
            float[]? whole = null;
            foreach (int grain in new[] { int.MaxValue, 1, 3 })
            {
                result.Memory.Fill(float.NaN);
                Run(plan, kernels, [.. operands, result], width, grain, size);
                for (int i = 0; i < indices.Length; i++)
                {
                    double got = result[indices[i]];
                    if (!(Math.Abs(got - wanted[i]) <= tolerance * Math.Max(1, Math.Abs(wanted[i]))))
                    {
                        throw new Xunit.Sdk.XunitException(
                            $"{width}, grain {grain}: [{string.Join(", ", indices[i])}] is {got}, not {wanted[i]}\n{kernels[^1].Text}");
                    }
                }

                whole ??= result.Memory.ToArray();
                result.Memory.SequenceEqual(whole).ShouldBeTrue($"{width}: another cut gives other bits");
            }
        }
    }

    private static void Run(
        ContractionPlan plan, CompiledKernel[] kernels, IReadOnlyList<TestTensor> tensors, VectorWidth width, int grain,
        Func<string, long>? size)
    {
        Dictionary<Planning.Buffer, GuardedBuffer> buffers = [];
        try
        {
            foreach (PackStep pack in plan.Packs)
            {
                buffers[pack.Buffer] = new GuardedBuffer((int)pack.Buffer.Size.Evaluate(size ?? (_ => 0)));
                buffers[pack.Buffer].Span.Fill(float.NaN);
            }

            foreach (CompiledKernel kernel in kernels)
            {
                nint[] pointers = kernel.Kernel.Pointers.Select(p => Pointer(p.Place)).ToArray();
                int items = kernel.Items(size);
                for (long begin = 0; begin < items; begin += grain)
                    kernel.Run(width, pointers, (int)begin, (int)Math.Min(begin + grain, items), size);
            }
        }
        finally
        {
            foreach (GuardedBuffer buffer in buffers.Values)
                buffer.Dispose();
        }

        nint Pointer(Place place) => place switch
        {
            Place.OfValue of => tensors.First(t => t.Value == of.Value).Pointer
                + (nint)(of.Offset.Evaluate(size ?? (_ => 0)) * sizeof(float)),
            // The end of a buffer lies before a guard page.
            Place.OfBuffer of => (nint)buffers[of.Buffer].Last((int)of.Buffer.Size.Evaluate(size ?? (_ => 0))),
            _ => throw new InvalidOperationException(),
        };
    }
}
