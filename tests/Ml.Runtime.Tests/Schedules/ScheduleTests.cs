using Ml.Schedules;

namespace Ml.Runtime.Tests.Schedules;

public sealed class ScheduleTests
{
    public static TheoryData<Schedule> All =>
    [
        new Constant(), new StepDecay(10), new MultiStep(0.5f, 30, 10), new Exponential(0.99f), new Linear(),
        new Polynomial(2), new Cosine(warmup: 5), new WarmRestarts(7, growth: 2), new InverseSquareRoot(5),
        new Warmup(5, new Cosine()), new Warmup(0),
    ];

    [Theory, MemberData(nameof(All))]
    public void Rates_are_finite_whatever_the_length_of_the_run(Schedule schedule)
    {
        foreach (var total in new long[] { 0, 1, 3, 5, 100, long.MaxValue })
            foreach (var step in new long[] { 0, 1, 4, 5, 6, 99, 100, 1_000_000_000_000 })
            {
                var rate = schedule.Rate(step, total, 0.1f);
                float.IsFinite(rate).ShouldBeTrue($"{schedule}, step {step} of {total}");
                rate.ShouldBeInRange(0, 0.1f);
            }
    }

    [Fact]
    public void After_the_run_the_cosine_of_the_run_stays_at_its_minimum_and_one_of_a_given_length_rises()
    {
        new Cosine(warmup: 4, minimum: 0.1f).Rate(step: 25, totalSteps: 20, baseRate: 1).ShouldBe(0.1f);
        new Cosine(warmup: 200, minimum: 0.1f).Rate(step: 230, totalSteps: 100, baseRate: 1).ShouldBe(0.1f);
        new Cosine(length: 10).Rate(step: 20, totalSteps: 30, baseRate: 1).ShouldBe(1);
    }

    [Fact]
    public void Warm_up_in_front_of_a_cosine_is_the_cosine_with_warm_up()
    {
        var (wrapped, own) = (new Warmup(20, new Cosine(minimum: 0.01f)), new Cosine(warmup: 20, minimum: 0.01f));
        for (var step = 0; step < 100; step++)
            wrapped.Rate(step, 100, 0.3f).ShouldBe(own.Rate(step, 100, 0.3f));
    }

    [Fact]
    public void Warm_up_begins_above_zero_and_reaches_the_base_rate()
    {
        var schedule = new Cosine(warmup: 4);
        schedule.Rate(0, 10, 1).ShouldBe(0.25f);
        schedule.Rate(3, 10, 1).ShouldBe(1);
        schedule.Rate(4, 10, 1).ShouldBe(1);
        schedule.Rate(7, 10, 1).ShouldBe(0.5f, 1e-6f);
        schedule.Rate(10, 10, 1).ShouldBe(0, 1e-6f);
    }

    [Fact]
    public void Options_show_in_the_text_that_a_checkpoint_keeps()
    {
        new Cosine(warmup: 200).ToString().ShouldBe("Cosine(warmup: 200, minimum: 0, length: run)");
        new Warmup(5, new StepDecay(10)).ToString()
            .ShouldBe("Warmup(steps: 5, then: StepDecay(every: 10, factor: 0.1))");
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new StepDecay(0));
        Should.Throw<ArgumentOutOfRangeException>(() => new Cosine(warmup: -1));
        Should.Throw<ArgumentOutOfRangeException>(() => new Cosine(length: 0));
        Should.Throw<ArgumentOutOfRangeException>(() => new WarmRestarts(0));
    }
}
