using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

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
            if (Runs.Chains(Dim.Product(kernel.Axes.Select(a => (Dim)a.Kernel))))
            {
                pool.Taps(tap => writer.Line($"{sum} = {sum} + {pool.Load(input, tap, lanes)};"));
            }
            else
            {
                string rest = writer.Local("V", "rest", "V.Zero");
                pool.Taps(tap => writer.Line(
                    $"LongSum.AddElement(ref {sum}, ref {rest}, {pool.Load(input, tap, lanes)});"));
                writer.Line($"{sum} = LongSum.Of({sum}, {rest});");
            }

            pool.Store(result, $"{sum} {pool.Divide(kernel.CountPadding)}", null, lanes);
        });
    }
}
