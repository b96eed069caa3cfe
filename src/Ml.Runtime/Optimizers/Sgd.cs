using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Optimizers;

/// <summary>
/// Stochastic gradient descent: g += weightDecay * p; buffer = g in the first step, later momentum * buffer +
/// (1 - dampening) * g; d = g without momentum, buffer with it, g + momentum * buffer with Nesterov; p -= rate * d.
/// The formulas and defaults of torch.optim.SGD.
/// </summary>
public sealed class Sgd : Optimizer
{
    readonly float _momentum;
    readonly float _dampening;
    readonly bool _nesterov;

    /// <summary>Gradient descent, with momentum if wanted.</summary>
    /// <param name="learningRate">The base rate.</param>
    /// <param name="momentum">Share of the last direction that is kept, 0 for none.</param>
    /// <param name="dampening">Share of the gradient that does not enter the buffer.</param>
    /// <param name="nesterov">Look ahead along the momentum; needs momentum and no dampening.</param>
    /// <param name="weightDecay">Added to the gradient, times the parameter.</param>
    /// <exception cref="ArgumentException">An option is out of range or does not go with another.</exception>
    public Sgd(
        float learningRate, float momentum = 0, float dampening = 0, bool nesterov = false, float weightDecay = 0)
        : base(learningRate, weightDecay, momentum > 0 ? ["momentum"] : [])
    {
        if (nesterov && (momentum <= 0 || dampening != 0))
            throw new ArgumentException("Nesterov needs a momentum above 0 and a dampening of 0", nameof(nesterov));
        _momentum = Require.NotNegative(momentum, nameof(momentum));
        _dampening = Require.NotNegative(dampening, nameof(dampening));
        _nesterov = nesterov;
    }

    /// <inheritdoc/>
    protected override void Update(float learningRate, long step)
    {
        // The first gradient enters an empty buffer undampened.
        var enters = step == 1 ? 1 : 1 - _dampening;
        if (_momentum == 0)
            Sweep<Plain>(new(learningRate, WeightDecay), new(learningRate, 0));
        else if (_nesterov)
            Sweep<Nesterov>(new(learningRate, WeightDecay, _momentum), new(learningRate, 0, _momentum));
        else
            Sweep<Momentum>(new(learningRate, WeightDecay, _momentum, enters), new(learningRate, 0, _momentum, enters));
    }

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"Sgd(momentum: {_momentum}, dampening: {_dampening}, nesterov: {_nesterov}, {CommonOptions()})");

    readonly struct Plain(float rate, float decay) : IUpdateRule
    {
        public static int States => 0;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V p, V g, ref V first, ref V second, ref V third) where V : unmanaged, IVector<V> =>
            V.Fma(V.Create(-rate), V.Fma(V.Create(decay), p, g), p);

        public StepSizes Bound(double gradient, in StepSizes before) =>
            new(before.Parameter + (1 + rate) * (gradient + decay * before.Parameter));
    }

    readonly struct Momentum(float rate, float decay, float momentum, float enters) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V p, V g, ref V first, ref V second, ref V third) where V : unmanaged, IVector<V>
        {
            g = V.Fma(V.Create(decay), p, g);
            first = V.Fma(V.Create(momentum), first, V.Create(enters) * g);
            return V.Fma(V.Create(-rate), first, p);
        }

        public StepSizes Bound(double gradient, in StepSizes before)
        {
            gradient += decay * before.Parameter;
            var buffer = momentum * before.First + Math.Abs(enters) * gradient;
            return new(before.Parameter + (1 + rate) * (buffer + gradient), buffer);
        }
    }

    readonly struct Nesterov(float rate, float decay, float momentum) : IUpdateRule
    {
        public static int States => 1;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public V Apply<V>(V p, V g, ref V first, ref V second, ref V third) where V : unmanaged, IVector<V>
        {
            g = V.Fma(V.Create(decay), p, g);
            first = V.Fma(V.Create(momentum), first, g);
            return V.Fma(V.Create(-rate), V.Fma(V.Create(momentum), first, g), p);
        }

        public StepSizes Bound(double gradient, in StepSizes before)
        {
            gradient += decay * before.Parameter;
            var buffer = momentum * before.First + gradient;
            return new(before.Parameter + (1 + rate) * (gradient + momentum * buffer), buffer);
        }
    }
}
