using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Optimizers;

/// <summary>What <see cref="Adam"/> and <see cref="AdamW"/> share: all but where weight decay enters.</summary>
public abstract class AdamFamily : Optimizer
{
    readonly float _beta1;
    readonly float _beta2;
    readonly float _epsilon;
    readonly bool _amsgrad;

    private protected AdamFamily(
        float learningRate, float beta1, float beta2, float epsilon, float weightDecay, bool amsgrad)
        : base(learningRate, weightDecay, amsgrad ? ["mean", "square", "largest_square"] : ["mean", "square"])
    {
        _beta1 = Require.Share(beta1, nameof(beta1));
        _beta2 = Require.Share(beta2, nameof(beta2));
        _epsilon = Require.NotNegative(epsilon, nameof(epsilon));
        _amsgrad = amsgrad;
    }

    /// <summary>Factor of the parameter added to the gradient, and factor of the parameter kept.</summary>
    private protected abstract (float Coupled, float Keep) Decay(float learningRate);

    /// <inheritdoc/>
    protected override void Update(float learningRate, long step)
    {
        // In double: 1 - beta2 in single precision would be off by 1e-5 of itself.
        var (beta1, beta2) = (Exact(_beta1), Exact(_beta2));
        var (coupled, keep) = Decay(learningRate);
        var spared = new Moments
        {
            Beta1 = _beta1,
            Beta2 = _beta2,
            Enter1 = (float)(1 - beta1),
            Enter2 = (float)(1 - beta2),
            Epsilon = _epsilon,
            Rate = (float)-(learningRate / (1 - Math.Pow(beta1, step))),
            Root = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, step))),
            Keep = 1,
        };
        var decaying = spared with { Coupled = coupled, Keep = keep };
        if (_amsgrad)
            Sweep(new Amsgrad { Moments = decaying }, new Amsgrad { Moments = spared });
        else
            Sweep(decaying, spared);
    }

    // The number that the user wrote: 0.999f is 0.99900001287, which after 1 - beta is an error of 1e-5.
    static double Exact(float written) => (double)(decimal)written;

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"{GetType().Name}(beta1: {_beta1}, beta2: {_beta2}, epsilon: {_epsilon}, amsgrad: {_amsgrad}, ") +
        $"{CommonOptions()})";

    record struct Moments : IUpdateRule
    {
        public float Beta1, Beta2, Enter1, Enter2, Epsilon, Rate, Root, Coupled, Keep;

        public static int States => 2;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly V Apply<V>(V p, V g, ref V first, ref V second, ref V third) where V : unmanaged, IVector<V>
        {
            Remember(p, g, ref first, ref second);
            return Move(p, first, second);
        }

        // The step is largest where the mean square is zero: then epsilon alone divides.
        public readonly StepSizes Bound(double gradient, in StepSizes before)
        {
            gradient += Coupled * before.Parameter;
            var mean = (double)Beta1 * before.First + (double)Enter1 * gradient;
            var square = (double)Beta2 * before.Second + (double)Enter2 * gradient * gradient;
            var quotient = mean / Epsilon;
            return quotient < float.MaxValue / 2
                ? new(Math.Abs(Keep) * before.Parameter + Math.Abs(Rate) * quotient, mean + gradient, square)
                : StepSizes.Unknown;
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly void Remember<V>(V p, V g, ref V mean, ref V square) where V : unmanaged, IVector<V>
        {
            g = V.Fma(V.Create(Coupled), p, g);
            mean = V.Fma(V.Create(Beta1), mean, V.Create(Enter1) * g);
            square = V.Fma(V.Create(Beta2), square, V.Create(Enter2) * g * g);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly V Move<V>(V p, V mean, V square) where V : unmanaged, IVector<V>
        {
            var divisor = V.Fma(V.Sqrt(square), V.Create(Root), V.Create(Epsilon));
            return V.Fma(V.Create(Rate), mean / divisor, V.Create(Keep) * p);
        }
    }

    struct Amsgrad : IUpdateRule
    {
        public Moments Moments;

        public static int States => 3;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public readonly V Apply<V>(V p, V g, ref V first, ref V second, ref V third) where V : unmanaged, IVector<V>
        {
            Moments.Remember(p, g, ref first, ref second);
            third = V.Max(third, second);
            return Moments.Move(p, first, third);
        }

        public readonly StepSizes Bound(double gradient, in StepSizes before)
        {
            var sizes = Moments.Bound(gradient, before);
            return sizes with { Third = Math.Max(before.Third, sizes.Second) };
        }
    }
}
