using Ml.Generators.Shapes;

namespace Ml.Generators.Tests.Shapes;

/// <summary>Sizes that cannot be equal are refused; sizes that some choice of the names makes equal never are.</summary>
public sealed class SizeBoundsTests
{
    [Theory]
    [InlineData("batch", "batch + 1", false)]
    [InlineData("2 * batch", "2 * batch + 1", false)]
    [InlineData("n", "2 * n", false)]
    [InlineData("batch", "batch / 2", false)]
    [InlineData("2 * (n / 2)", "2 * (n / 2) + 1", false)]
    [InlineData("2 * (n / 2)", "n", true)]
    [InlineData("n / 2", "n / 3", true)]
    [InlineData("n / 2 + 1", "n / 3", false)]
    [InlineData("(n + 1) / 2", "n", true)]
    [InlineData("n / 2", "7", true)]
    [InlineData("3 * (n / 2)", "7", false)]
    public void Sizes_may_be_equal(string left, string right, bool may) =>
        ShapeContext.MayBeEqual(Dim.Parse(left), Dim.Parse(right)).ShouldBe(may);

    [Fact]
    public void What_some_choice_makes_equal_is_never_refused()
    {
        var random = new System.Random(3);
        int refused = 0;
        for (int i = 0; i < 4000; i++)
        {
            Dim left = Size(random, 2), right = Size(random, 2);
            if (!(left - right).Rounds || ShapeContext.MayBeEqual(left, right))
                continue;
            refused++;
            for (int n = 1; n <= 40; n++)
            {
                for (int m = 1; m <= 40; m++)
                {
                    long Of(string name) => name == "n" ? n : m;
                    left.Evaluate(Of).ShouldNotBe(right.Evaluate(Of), $"{left} and {right} with n = {n}, m = {m}");
                }
            }
        }

        refused.ShouldBeGreaterThan(200);
    }

    private static Dim Size(System.Random random, int depth)
    {
        Dim size = random.Next(3) switch { 0 => random.Next(1, 9), 1 => Dim.Named("n"), _ => Dim.Named("m") };
        for (int i = random.Next(3); i > 0; i--)
        {
            size = random.Next(4) switch
            {
                0 => size + random.Next(-2, 5),
                1 => size * random.Next(1, 4),
                2 when depth > 0 => size + Size(random, depth - 1),
                _ => size.FloorDivide(random.Next(2, 5)),
            };
        }

        return size;
    }
}
