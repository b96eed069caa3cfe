using Ml.Generators.Shapes;

namespace Ml.Generators.Tests.Shapes;

public class DimTests
{
    private static readonly Dim Time = Dim.Named("time"), Batch = Dim.Named("batch");

    [Fact]
    public void Equal_polynomials_are_equal_however_they_are_written()
    {
        Dim left = (Time + 1) * (Time - 1), right = (Time * Time) - 1;

        left.ShouldBe(right);
        left.GetHashCode().ShouldBe(right.GetHashCode());
        (Batch * Time).ShouldBe(Time * Batch);
        (Time - Time).ShouldBe(Dim.Zero);
    }

    [Theory]
    [InlineData("batch", "batch")]
    [InlineData("2 * time + 1", "2 * time + 1")]
    [InlineData("1+time*2", "2 * time + 1")]
    [InlineData("(time + 1) * 3", "3 * time + 3")]
    [InlineData("-time + 4", "-time + 4")]
    [InlineData("(4 * time + 6) / 2", "2 * time + 3")]
    [InlineData("(time + 1) / 2", "(time + 1) / 2")]
    [InlineData("2 * (time / 3) + 1", "2 * (time / 3) + 1")]
    [InlineData("((time - 9) / 4) / 4", "(time - 9) / 16")]
    [InlineData("((h + 1) / 2 + 5 * w + 2 - 5 * w) / 3", "(h + 5) / 6")]
    [InlineData("7 / 2", "3")]
    public void Text_is_read_and_printed_in_one_form(string text, string printed)
    {
        Dim size = Dim.Parse(text);

        size.ToString().ShouldBe(printed);
        Dim.Parse(printed).ShouldBe(size);
    }

    [Theory]
    [InlineData("")]
    [InlineData("time +")]
    [InlineData("2 time")]
    [InlineData("3x")]
    [InlineData("time / batch")]
    [InlineData("time / 0")]
    [InlineData("(time")]
    public void Other_text_is_refused(string text) => Should.Throw<FormatException>(() => Dim.Parse(text));

    [Fact]
    public void Arithmetic_on_sizes_is_arithmetic_on_their_values()
    {
        Dim[] sizes = [0, 1, 7, Time, Batch, (2 * Time) + 3, (Time * Batch) - Time, (Time + 5).FloorDivide(3)];
        foreach (Dim a in sizes)
        {
            foreach (Dim b in sizes)
            {
                for (long time = 1; time < 6; time++)
                {
                    long Value(Dim size) => size.Evaluate(name => name == "time" ? time : 4);
                    Value(a + b).ShouldBe(Value(a) + Value(b));
                    Value(a - b).ShouldBe(Value(a) - Value(b));
                    Value(a * b).ShouldBe(Value(a) * Value(b));
                    Value(a.FloorDivide(3)).ShouldBe((long)Math.Floor((decimal)Value(a) / 3), $"{a} / 3");
                }
            }
        }
    }

    [Fact]
    public void Exact_division_gives_the_polynomial_or_nothing()
    {
        ((Time * Batch * 6) + (Batch * 4)).DivideExactly(Batch * 2).ShouldBe((Time * 3) + 2);
        ((Time * Time) - 1).DivideExactly(Time + 1).ShouldBe(Time - 1);
        (Time + 1).DivideExactly(2).ShouldBeNull();
        (Time + 1).DivideExactly(Batch).ShouldBeNull();
        Time.DivideExactly(Dim.Zero).ShouldBeNull();
    }

    [Fact]
    public void Names_are_replaced_everywhere()
    {
        Dim size = (Time + 1).FloorDivide(2) * Batch;

        size.Substitute(name => name == "time" ? (Dim)5 : null).ShouldBe(3 * Batch);
        size.Names.ShouldBe(["batch", "time"]);
    }

    [Fact]
    public void Sizes_are_at_least_others_only_where_that_holds_for_all_names()
    {
        (Time + 2).IsAtLeast(Time + 1).ShouldBeTrue();
        Time.IsAtLeast(Batch).ShouldBeFalse();
    }
}
