using Ml.Contracts;
using Ml.Numerics;
using Ml.Optimizers;
using Ml.Runtime.Tests.Support;
using Ml.Testing;

namespace Ml.Runtime.Tests.Optimizers;

/// <summary>A step is taken as a whole or not at all, and nothing ever becomes NaN or infinite.</summary>
[Collection(ProcessWide.Name)]
public sealed class GuardTests
{
    static readonly ParameterInfo[] Infos = [new("conv1.weight", 37, 3), new("conv1.bias", 5), new("dense1.weight", 3, 1500)];

    public static TheoryData<string> Kinds => Fixture.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public void A_gradient_that_is_not_finite_changes_nothing_and_is_named(string kind) => InEveryWidth(() =>
    {
        foreach (var bad in new[] { float.NaN, float.PositiveInfinity, float.NegativeInfinity })
        {
            foreach (var (at, tensor, element) in new[] { (0, 0, 0), (110, 0, 110), (113, 1, 2), (116, 2, 0), (4615, 2, 4499) })
            {
                using var run = new Trained(kind);
                run.Gradients.Values[at] = bad;
                run.ShouldRefuse(new RefusedStep(RefusalCause.Gradient, Infos[tensor], element, bad));
                run.Optimizer.Refused!.ToString().ShouldStartWith(
                    $"the gradient of {Infos[tensor]} (layer {(tensor < 2 ? "conv1" : "dense1")}) is ");
            }
        }
    });

    [Theory, MemberData(nameof(Kinds))]
    public void What_was_refused_leaves_no_trace(string kind)
    {
        using var with = new Trained(kind);
        using var without = new Trained(kind);
        with.Gradients.Values[200] = float.NaN;
        with.Step().ShouldBeFalse();
        with.Refill();
        with.Step().ShouldBeTrue();
        without.Step().ShouldBeTrue();
        with.Optimizer.Refused.ShouldBeNull();
        with.Snapshot().ShouldBe(without.Snapshot());
        with.Optimizer.Steps.ShouldBe(without.Optimizer.Steps);
    }

    [Theory]
    [InlineData("sgd rate", 1)]
    [InlineData("sgd gradient", 3e38f)]
    [InlineData("momentum", 3e38f)]
    [InlineData("adam square", 1e25f)]
    [InlineData("adam without epsilon", 0)]
    [InlineData("adamw without epsilon", 0)]
    public void An_update_that_is_not_finite_changes_nothing(string how, float gradient) => InEveryWidth(() =>
    {
        using Optimizer optimizer = how switch
        {
            "sgd rate" => new Sgd(3e38f) { Decays = DecayScope.Marked },
            "sgd gradient" => new Sgd(2),
            "momentum" => new Sgd(1, momentum: 0.9f),
            "adam square" => new Adam(),
            "adam without epsilon" => new Adam(epsilon: 0),
            _ => new AdamW(epsilon: 0),
        };
        using var run = new Trained(optimizer, takeSteps: how is not ("sgd rate" or "sgd gradient") && gradient != 0);
        if (how == "momentum")
        {
            // The first one fits; the second one on top of it does not.
            run.Gradients.Values.Fill(0);
            run.Gradients.Values[117] = gradient;
            run.Parameters.Values.Fill(0);
            run.Step().ShouldBeTrue();
        }

        run.Gradients.Values.Fill(how == "sgd rate" ? 0 : 1);
        run.Gradients.Values[117] = how == "sgd rate" ? 2 : gradient;
        run.ShouldRefuse(new RefusedStep(RefusalCause.Update, Infos[2], 1, float.NaN));
    });

    [Fact]
    public void A_parameter_that_someone_spoiled_is_named()
    {
        using var run = new Trained("adamw");
        run.Parameters["conv1.bias"].Values[3] = float.NaN;
        run.ShouldRefuse(new RefusedStep(RefusalCause.Parameter, Infos[1], 3, float.NaN));
        run.Optimizer.Refused!.ToString().ShouldBe("before the step, conv1.bias [5] (layer conv1) is NaN at element 3");
    }

    [Theory]
    [InlineData(1e20f)]
    [InlineData(3e38f)]
    public void Large_gradients_that_are_finite_are_clipped_as_any_other(float size)
    {
        using var optimizer = new Sgd(1) { ClipNorm = 2 };
        using var run = new Trained(optimizer, takeSteps: false);
        run.Gradients.Values.Fill(size);
        var before = run.Parameters.ReadOnlyValues.ToArray();
        run.Step().ShouldBeTrue();
        var moved = 0.0;
        for (var i = 0; i < before.Length; i++)
            moved += Math.Pow((double)before[i] - run.Parameters.ReadOnlyValues[i], 2);
        Math.Sqrt(moved).ShouldBe(2, 1e-3);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Tensors_without_a_gradient_are_left_alone(string kind) => InEveryWidth(() =>
    {
        ParameterInfo[] infos = [new("a", 3, 5), new("b", 7) { IsTrained = false }, new("c", 41, 3) { IsTrained = false }, new("d", 9)];
        using var parameters = Fixture.Set(1, infos);
        using var gradients = Fixture.Set(2, infos);
        using var optimizer = Fixture.Make(kind);
        var before = parameters.ReadOnlyValues.ToArray();
        for (var i = 0; i < 3; i++)
            optimizer.Step(parameters, gradients).ShouldBeTrue();
        foreach (var parameter in parameters)
        {
            var old = before.AsSpan((int)parameter.Offset, parameter.Length);
            parameter.ReadOnlyValues.SequenceEqual(old).ShouldBe(!parameter.Info.IsTrained, parameter.Name);
        }

        foreach (var (_, set) in optimizer.State)
            set.Where(tensor => !tensor.Info.IsTrained).All(tensor => tensor.ReadOnlyValues.IndexOfAnyExcept(0f) < 0).ShouldBeTrue();
    });

    /// <summary>Steps over all magnitudes: whichever way the step was found safe, what it wrote is finite.</summary>
    [Fact]
    public void No_magnitude_of_options_and_numbers_gets_past_the_guard()
    {
        var random = new System.Random(5);
        var (taken, refused) = (0, 0);
        for (var round = 0; round < 3000; round++)
        {
            using var optimizer = Any(random);
            using var parameters = Fixture.Set(round, new ParameterInfo("w", 9));
            using var gradients = Fixture.Set(round + 1, new ParameterInfo("w", 9));
            for (var step = 0; step < 4; step++)
            {
                foreach (ref var gradient in gradients.Values)
                    gradient = Magnitude(random, -30, 38);
                if (step == 2)
                    parameters.Values[3] = Magnitude(random, 0, 38);
                var before = parameters.ReadOnlyValues.ToArray();
                if (optimizer.Step(parameters, gradients))
                {
                    taken++;
                }
                else
                {
                    refused++;
                    parameters.ReadOnlyValues.SequenceEqual(before).ShouldBeTrue();
                }

                foreach (var set in optimizer.State.Select(state => state.Set).Append(parameters))
                    foreach (var value in set.ReadOnlyValues)
                        float.IsFinite(value).ShouldBeTrue($"{optimizer}, round {round}, step {step}");
            }
        }

        taken.ShouldBeGreaterThan(500);
        refused.ShouldBeGreaterThan(500);
    }

    [Fact]
    public void A_rule_that_promises_nothing_is_guarded_too()
    {
        using var optimizer = new Squaring();
        using var run = new Trained(optimizer, takeSteps: false);
        run.Step().ShouldBeTrue();
        run.Parameters.Values[4] = 1e30f;
        run.ShouldRefuse(new RefusedStep(RefusalCause.Update, Infos[0], 4, float.NaN));
        Allocations.Of(() => run.Optimizer.Prepare(run.Parameters)).ShouldBe(0);
    }

    [Fact]
    public void State_belongs_to_one_model()
    {
        using var first = new Trained("adam");
        using var second = new Trained("adam");
        using var parameters = Fixture.Set(1, Infos);
        var message = Should.Throw<InvalidOperationException>(() => first.Optimizer.Step(parameters, first.Gradients)).Message;
        message.ShouldContain("Adam holds the state of another model");
        message.ShouldContain("Reset()");
        first.Optimizer.Reset();
        first.Optimizer.Steps.ShouldBe(0);
        first.Optimizer.State.ShouldBeEmpty();
        first.Optimizer.Step(parameters, first.Gradients).ShouldBeTrue();
        using var fresh = Fixture.Make("adam");
        using var same = Fixture.Set(1, Infos);
        fresh.Step(same, first.Gradients);
        parameters.ReadOnlyValues.SequenceEqual(same.ReadOnlyValues).ShouldBeTrue();
    }

    [Fact]
    public void A_disposed_optimiser_says_so()
    {
        using var run = new Trained("sgd");
        run.Optimizer.Dispose();
        run.Optimizer.Dispose();
        Should.Throw<ObjectDisposedException>(() => run.Step());
        Should.Throw<ObjectDisposedException>(run.Optimizer.Reset);
    }

    [Fact]
    public void Two_threads_in_one_optimiser_are_told_so_or_take_turns()
    {
        using var run = new Trained("adam");
        var told = 0;
        Parallel.For(0, 4, _ =>
        {
            for (var i = 0; i < 200; i++)
            {
                try
                {
                    run.Step();
                }
                catch (InvalidOperationException e)
                {
                    e.Message.ShouldContain("in use");
                    Interlocked.Increment(ref told);
                }
            }
        });
        run.Optimizer.Steps.ShouldBe(803 - told);
    }

    static Optimizer Any(System.Random random)
    {
        var (rate, decay) = (Magnitude(random, -6, 38, positive: true), Magnitude(random, -6, 3, positive: true));
        var (norm, value) = (random.Next(3) == 0 ? 1 : float.PositiveInfinity, random.Next(3) == 0 ? 1e10f : float.PositiveInfinity);
        var epsilon = random.Next(4) == 0 ? 0 : Magnitude(random, -38, -1, positive: true);
        return random.Next(5) switch
        {
            0 => new Sgd(rate, weightDecay: decay) { ClipNorm = norm, ClipValue = value },
            1 => new Sgd(rate, momentum: 3 * random.NextSingle() + 0.1f, dampening: random.NextSingle(), weightDecay: decay) { ClipNorm = norm },
            2 => new Sgd(rate, momentum: 0.9f, nesterov: true, weightDecay: decay) { ClipValue = value },
            3 => new Adam(rate, weightDecay: decay, epsilon: epsilon, amsgrad: random.Next(2) == 0) { ClipNorm = norm },
            _ => new AdamW(rate, weightDecay: decay, epsilon: epsilon) { ClipValue = value },
        };
    }

    static float Magnitude(System.Random random, int low, int high, bool positive = false)
    {
        var size = (float)Math.Min(float.MaxValue, (1 + random.NextDouble()) * Math.Pow(10, low + random.NextDouble() * (high - low)));
        return positive || random.Next(2) == 0 ? size : -size;
    }

    static void InEveryWidth(Action test)
    {
        var before = Simd.Width;
        try
        {
            foreach (var width in Enum.GetValues<VectorWidth>())
            {
                Simd.Force(width);
                test();
            }
        }
        finally
        {
            Simd.Force(before);
        }
    }

    /// <summary>An optimiser with state, and what it is about to step.</summary>
    sealed class Trained : IDisposable
    {
        public Trained(string kind)
            : this(Fixture.Make(kind), takeSteps: true)
        {
        }

        public Trained(Optimizer optimizer, bool takeSteps)
        {
            Optimizer = optimizer;
            for (var i = 0; i < 3 && takeSteps; i++)
                Step().ShouldBeTrue();
        }

        public Optimizer Optimizer { get; }

        public ParameterSet Parameters { get; } = Fixture.Set(1, Infos);

        public ParameterSet Gradients { get; } = Fixture.Set(2, Infos);

        public bool Step() => Optimizer.Step(Parameters, Gradients);

        public void Refill() => Gradients.CopyFrom(Fixture.Set(2, Infos));

        public float[] Snapshot() =>
            [.. Parameters.ReadOnlyValues, .. Optimizer.State.SelectMany(state => state.Set.ReadOnlyValues.ToArray())];

        public void ShouldRefuse(RefusedStep expected)
        {
            var (before, steps, version) = (Snapshot(), Optimizer.Steps, Parameters.Version);
            Step().ShouldBeFalse();
            Optimizer.Refused.ShouldBe(expected);
            Snapshot().Select(BitConverter.SingleToInt32Bits).ShouldBe(before.Concat(new float[Snapshot().Length - before.Length])
                .Select(BitConverter.SingleToInt32Bits));
            (Optimizer.Steps, Parameters.Version).ShouldBe((steps, version));
        }

        public void Dispose()
        {
            Optimizer.Dispose();
            Parameters.Dispose();
            Gradients.Dispose();
        }
    }

    /// <summary>A rule of a user's own, without a bound.</summary>
    sealed class Squaring() : Optimizer(1, 0)
    {
        public override string ToString() => nameof(Squaring);

        protected override void Update(float learningRate, long step) => Sweep(default(Rule), default(Rule));

        readonly struct Rule : IUpdateRule
        {
            public static int States => 0;

            public V Apply<V>(V parameter, V gradient, ref V first, ref V second, ref V third) where V : unmanaged, IVector<V> =>
                parameter * parameter;

            public StepSizes Bound(double gradient, in StepSizes before) => StepSizes.Unknown;
        }
    }
}
