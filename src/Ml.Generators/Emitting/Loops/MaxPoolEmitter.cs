using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes the largest element of windows.</summary>
internal sealed class MaxPoolEmitter : KernelEmitter<MaxPoolKernel>
{
    protected override void Write(MaxPoolKernel kernel, KernelWriter writer)
    {
        var pool = new PoolWriter(kernel, writer);
        PoolTensor input = kernel.Tensors[0], result = kernel.Tensors[1];
        pool.Windows([], lanes =>
        {
            string max = writer.Local("V", "max", "V.Create(float.NegativeInfinity)");
            pool.Taps(tap => writer.Line($"{max} = V.Max({max}, {pool.Load(input, tap, lanes)});"));
            pool.Store(result, max, null, lanes);
        });
    }
}
