using Ml.Contracts;
using Ml.Numerics;
using Ml.Optimizers;
using Ml.Runtime.Tests.Support;
using Ml.Testing;
using Ml.Threading;

namespace Ml.Runtime.Tests.Optimizers;

[Collection(ProcessWide.Name)]
public sealed class OptimizerTests
{
    public static TheoryData<string> Kinds => Fixture.Kinds;

    [Theory, MemberData(nameof(Kinds))]
    public void A_step_allocates_nothing(string kind)
    {
        // Large enough for several threads.
        using var parameters = Fixture.Flat(1, 300_000);
        using var gradients = Fixture.Flat(2, 300_000);
        using var optimizer = Fixture.Make(kind);
        for (var i = 0; i < 3; i++)
            optimizer.Step(parameters, gradients);

        Allocations.Of(() =>
        {
            for (var i = 0; i < 10; i++)
                optimizer.Step(parameters, gradients);
        }).ShouldBe(0);
    }

    [Theory, MemberData(nameof(Kinds))]
    public void The_number_of_threads_changes_no_bit(string kind)
    {
        var before = Team.Threads;
        try
        {
            var expected = Train(kind, 300_001, threads: 1);
            foreach (var threads in new[] { 2, 3, 8 })
                Train(kind, 300_001, threads).AsSpan().SequenceEqual(expected).ShouldBeTrue($"{threads} threads");
        }
        finally
        {
            Team.Threads = before;
        }
    }

    [Theory, MemberData(nameof(Kinds))]
    public void Every_length_and_width_gives_what_a_plain_loop_gives(string kind)
    {
        var before = Simd.Width;
        try
        {
            foreach (var width in Enum.GetValues<VectorWidth>())
            {
                Simd.Force(width);
                for (var length = 0; length <= 70; length++)
                    CompareWithDouble(kind, length);
            }
        }
        finally
        {
            Simd.Force(before);
        }
    }

    [Fact]
    public void Decay_spares_unmarked_tensors_when_told_so()
    {
        ParameterInfo[] infos = [new("w", 3, 5), new("bias", 3), new("scale", 7), new("v", 2, 2)];
        using var parameters = Fixture.Set(1, infos);
        using var gradients = new ParameterSet(infos);
        using var optimizer = new AdamW(0.1f, weightDecay: 0.5f) { Decays = DecayScope.Marked };
        var old = parameters.ReadOnlyValues.ToArray();
        optimizer.Step(parameters, gradients);

        foreach (var parameter in parameters)
        {
            var factor = parameter.Shape.Length == 2 ? 0.95f : 1;
            for (var i = 0; i < parameter.Length; i++)
                parameter.ReadOnlyValues[i].ShouldBe(old[(int)parameter.Offset + i] * factor, 1e-6f, parameter.Name);
        }
    }

    [Fact]
    public void A_resumed_optimiser_continues_bit_for_bit()
    {
        var expected = Train("adam", 1000, threads: 1, steps: 6);
        using var parameters = Fixture.Flat(1, 1000);
        using var gradients = Fixture.Flat(2, 1000);
        using var first = Fixture.Make("adam");
        for (var i = 0; i < 3; i++)
            first.Step(parameters, gradients);
        using var second = Fixture.Make("adam");
        second.Prepare(parameters);
        for (var i = 0; i < first.State.Count; i++)
            second.State[i].Set.CopyFrom(first.State[i].Set);
        second.Resume(first.Steps);
        for (var i = 0; i < 3; i++)
            second.Step(parameters, gradients);
        parameters.ReadOnlyValues.SequenceEqual(expected).ShouldBeTrue();
    }

    [Fact]
    public void The_norm_is_measured_and_the_gradients_are_left_alone()
    {
        using var parameters = Fixture.Flat(1, 20_000);
        using var gradients = Fixture.Flat(2, 20_000);
        var old = gradients.ReadOnlyValues.ToArray();
        using var optimizer = new Sgd(1) { ClipNorm = 2 };
        var start = parameters.ReadOnlyValues.ToArray();
        optimizer.Step(parameters, gradients);

        var norm = Math.Sqrt(old.Sum(value => (double)value * value));
        ((double)optimizer.GradientNorm).ShouldBe(norm, norm * 1e-6);
        gradients.ReadOnlyValues.SequenceEqual(old).ShouldBeTrue();
        var moved = 0.0;
        for (var i = 0; i < start.Length; i++)
            moved += Math.Pow((double)start[i] - parameters.ReadOnlyValues[i], 2);
        Math.Sqrt(moved).ShouldBe(2, 1e-3);

        GradientClipping.ClipNorm(gradients, 2).ShouldBe(optimizer.GradientNorm);
        GradientClipping.Norm(gradients).ShouldBe(2, 1e-4f);
        GradientClipping.ClipValue(gradients, 1e-3f);
        gradients.ReadOnlyValues.ToArray().Max(Math.Abs).ShouldBe(1e-3f);
    }

    [Fact]
    public void Changing_parameters_is_visible_in_their_version()
    {
        using var parameters = Fixture.Flat(1, 10);
        using var gradients = Fixture.Flat(2, 10);
        using var optimizer = new Sgd(1);
        var version = parameters.Version;
        optimizer.Step(parameters, gradients);
        parameters.Version.ShouldNotBe(version);
        optimizer.Steps.ShouldBe(1);
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Sgd(float.NaN));
        Should.Throw<ArgumentOutOfRangeException>(() => new Sgd(-1));
        Should.Throw<ArgumentException>(() => new Sgd(1, nesterov: true));
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam(beta1: 1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Adam { ClipNorm = 0 });
        using var parameters = Fixture.Flat(1, 10);
        using var other = Fixture.Flat(1, 11);
        using var optimizer = new Adam();
        Should.Throw<ArgumentException>(() => optimizer.Step(parameters, other));
        Should.Throw<ArgumentException>(() => optimizer.Step(parameters, parameters, float.NaN));
        optimizer.Step(parameters, parameters);
        Should.Throw<InvalidOperationException>(() => optimizer.Step(other, other)).Message.ShouldContain("Adam");
    }

    [Fact]
    public void An_empty_model_can_be_stepped()
    {
        using var parameters = new ParameterSet([]);
        using var optimizer = new AdamW { ClipNorm = 1 };
        optimizer.Step(parameters, parameters);
        optimizer.GradientNorm.ShouldBe(0);
    }

    static float[] Train(string kind, int length, int threads, int steps = 4)
    {
        Team.Threads = threads;
        using var parameters = Fixture.Flat(1, length);
        using var gradients = Fixture.Flat(2, length);
        using var optimizer = Fixture.Make(kind);
        for (var i = 0; i < steps; i++)
            optimizer.Step(parameters, gradients);
        return parameters.ReadOnlyValues.ToArray();
    }

    // A plain loop in double over two tensors, the second spared when the optimiser spares it.
    static void CompareWithDouble(string kind, int length)
    {
        ParameterInfo[] infos = [new("w", 1, length), new("bias", 3)];
        using var parameters = Fixture.Set(1, infos);
        using var optimizer = Fixture.Make(kind);
        var expected = parameters.ReadOnlyValues.ToArray().Select(value => (double)value).ToArray();
        var decayed = optimizer.Decays == DecayScope.All ? length + 3 : length;
        var reference = new ReferenceOptimizer(kind, expected, decayed);
        for (var step = 1; step <= 3; step++)
        {
            using var gradients = Fixture.Set(step + 7, infos);
            optimizer.Step(parameters, gradients);
            reference.Step(gradients.ReadOnlyValues);
        }

        for (var i = 0; i < expected.Length; i++)
            ((double)parameters.ReadOnlyValues[i]).ShouldBe(expected[i], 2e-6, $"{kind}, {length}, {i}, {Simd.Width}");
    }
}
