using Ml.Training;

namespace Ml.Runtime.Tests.Training;

public class StepCurveTests
{
    [Fact]
    public void A_long_run_is_averaged_into_bounded_points()
    {
        var curve = new StepCurve();
        for (var step = 0; step < 10_000; step++)
            curve.Add(step);
        curve.Points.Length.ShouldBeInRange(256, 512);
        var width = curve.StepsPerPoint;
        for (var i = 0; i < curve.Points.Length; i++)
            curve.Points[i].ShouldBe(i * width + (width - 1) / 2f);
    }

    [Fact]
    public void A_restored_curve_goes_on_as_if_nothing_had_happened()
    {
        var (whole, first, second) = (new StepCurve(), new StepCurve(), new StepCurve());
        for (var step = 0; step < 3000; step++)
        {
            whole.Add(step);
            (step < 1001 ? first : second).Add(step);
            if (step == 1000)
                second.Restore(first.Save());
        }

        second.Points.SequenceEqual(whole.Points).ShouldBeTrue();
    }
}
