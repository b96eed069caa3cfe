using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>
/// Writes the gradient of the largest element: finds it again, then hands the gradient to the first that equals it.
/// </summary>
internal sealed class MaxPoolGradientEmitter : KernelEmitter<MaxPoolGradientKernel>
{
    protected override void Write(MaxPoolGradientKernel kernel, KernelWriter writer)
    {
        var pool = new PoolWriter(kernel, writer);
        PoolTensor input = kernel.Tensors[0], upstream = kernel.Tensors[1], result = kernel.Tensors[2];
        pool.Windows(kernel.WindowsAreExact ? [] : [result], lanes =>
        {
            string max = writer.Local("V", "max", "V.Create(float.NegativeInfinity)");
            pool.Taps(tap => writer.Line($"{max} = V.Max({max}, {pool.Load(input, tap, lanes)});"));
            // What is left of the gradient: nothing in a lane whose maximum was found.
            string left = writer.Local("V", "left", pool.Load(upstream, null, lanes));
            string isMax = writer.Local("V", "isMax", "V.Zero");
            pool.Taps(tap =>
            {
                writer.Line($"{isMax} = V.Equal({pool.Load(input, tap, lanes)}, {max});");
                string share = $"V.And({isMax}, {left})";
                pool.Store(
                    result, kernel.WindowsAreApart ? share : $"{pool.Load(result, tap, lanes)} + {share}", tap, lanes);
                writer.Line($"{left} = V.AndNot({left}, {isMax});");
            });
        });
    }
}
