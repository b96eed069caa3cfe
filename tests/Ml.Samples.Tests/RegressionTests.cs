namespace Ml.Samples.Tests;

public sealed class RegressionTests
{
    [Fact]
    public void It_finds_the_line()
    {
        Sample.Result run = Sample.Run("Regression", []);
        run.Code.ShouldBe(0, run.Text);
        run.Text.ShouldContain("step  1: loss ");
        run.LastLine.ShouldBe("y = 2.000 x + 1.000");
    }
}
