using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>Writes the gradient of the mean: an equal share for every element of the window.</summary>
internal sealed class AveragePoolGradientEmitter : KernelEmitter<AveragePoolGradientKernel>
{
    protected override void Write(AveragePoolGradientKernel kernel, KernelWriter writer)
    {
        var pool = new PoolWriter(kernel, writer);
        PoolTensor upstream = kernel.Tensors[0], result = kernel.Tensors[1];
        pool.Windows(kernel.WindowsAreExact ? [] : [result], lanes =>
        {
            string share = writer.Local(
                "V", "share", $"{pool.Load(upstream, null, lanes)} {pool.Divide(kernel.CountPadding)}");
            pool.Taps(
                tap => pool.Store(
                    result, kernel.WindowsAreApart ? share : $"{pool.Load(result, tap, lanes)} + {share}", tap, lanes));
        });
    }
}
