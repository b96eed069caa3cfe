using Ml.Models.Tests.Models;

namespace Ml.Models.Tests;

/// <summary>Slices and windows of an axis whose size a run decides read nothing that is not there.</summary>
public sealed class OpenAxesTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    public void What_is_there_is_taken(int time)
    {
        using var model = new OpenAxes(1);
        float[] x = [.. Enumerable.Range(0, time).Select(i => (float)i)], cut = new float[3], looked = new float[2 * (time - 3)];
        model.Predict(x, cut, looked, time: time);
        cut.ShouldBe([2, 3, 4]);
    }

    [Theory]
    [InlineData(4, "takes a part of axis 2 of [batch, 1, time]: time is 4, but must be at least 5.")]
    [InlineData(3, "[batch, 2, time - 3] is 0 under the sizes of this call")]
    public void What_is_not_there_is_refused(int time, string said)
    {
        using var model = new OpenAxes(1);
        float[] x = new float[time], cut = new float[3], looked = new float[2 * Math.Max(1, time - 3)];
        Should.Throw<ShapeException>(() => model.Predict(x, cut, looked, time: time)).Message.ShouldContain(said);
    }
}
