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

/// <summary>Writes the gradient of the largest element: finds it again, then hands the gradient to the first that equals it.</summary>
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
                pool.Store(result, kernel.WindowsAreApart ? share : $"{pool.Load(result, tap, lanes)} + {share}", tap, lanes);
                writer.Line($"{left} = V.AndNot({left}, {isMax});");
            });
        });
    }
}

/// <summary>Writes the gradient of the mean: an equal share for every element of the window.</summary>
internal sealed class AveragePoolGradientEmitter : KernelEmitter<AveragePoolGradientKernel>
{
    protected override void Write(AveragePoolGradientKernel kernel, KernelWriter writer)
    {
        var pool = new PoolWriter(kernel, writer);
        PoolTensor upstream = kernel.Tensors[0], result = kernel.Tensors[1];
        pool.Windows(kernel.WindowsAreExact ? [] : [result], lanes =>
        {
            string share = writer.Local("V", "share", $"{pool.Load(upstream, null, lanes)} {pool.Divide(kernel.CountPadding)}");
            pool.Taps(tap => pool.Store(result, kernel.WindowsAreApart ? share : $"{pool.Load(result, tap, lanes)} + {share}", tap, lanes));
        });
    }
}
