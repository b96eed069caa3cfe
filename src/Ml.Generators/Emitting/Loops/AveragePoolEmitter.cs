using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes the mean of windows.</summary>
internal sealed class AveragePoolEmitter : KernelEmitter<AveragePoolKernel>
{
    protected override void Write(AveragePoolKernel kernel, KernelWriter writer)
    {
        var pool = new PoolWriter(kernel, writer);
        PoolTensor input = kernel.Tensors[0], result = kernel.Tensors[1];
        pool.Windows([], lanes =>
        {
            string sum = writer.Local("V", "sum", "V.Zero");
            pool.Taps(tap => writer.Line($"{sum} = {sum} + {pool.Load(input, tap, lanes)};"));
            pool.Store(result, $"{sum} {pool.Divide(kernel.CountPadding)}", null, lanes);
        });
    }
}
