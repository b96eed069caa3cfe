using Ml.Models.Tests.Models;

namespace Ml.Models.Tests;

/// <summary>Random layers in a repeated block: a mask for each repetition, the same one forward and backward.</summary>
public sealed class RepeatedDropoutTests
{
    private const int Elements = 64;

    [Fact]
    public void Repetitions_drop_different_elements()
    {
        using var model = new Masks(seed: 3);
        int[] digits = [.. Backward(model).Select(v => (int)v)];

        for (int a = 0; a < Masks.Count; a++)
        {
            int[] mask = [.. digits.Select(d => DigitOf(d, a))];
            mask.ShouldBeSubsetOf([0, 2]);
            mask.Count(m => m == 0).ShouldBeInRange(12, 52);
            for (int b = 0; b < a; b++)
                mask.Where((m, i) => m != DigitOf(digits[i], b)).Count().ShouldBeGreaterThan(8, $"repetitions {a} and {b}");
        }
    }

    [Fact]
    public void Backward_drops_what_forward_dropped()
    {
        using var model = new Masks(seed: 3);
        Random.RandomState before = model.Randomness;
        float[] backward = Backward(model), x = Ones(), gradient = new float[Elements];
        for (int i = 0; i < Elements; i++)
        {
            // With x = 1 the value of an element is its own gradient.
            model.Randomness = before;
            var chosen = new float[Elements];
            chosen[i] = 1;
            model.Backpropagate(x, chosen, gradient).ShouldBe(backward[i]);
        }
    }

    private static float[] Backward(Masks model)
    {
        var gradient = new float[Elements];
        model.Backpropagate(Ones(), Ones(), gradient);
        return gradient;
    }

    private static float[] Ones() => [.. Enumerable.Repeat(1f, Elements)];

    private static int DigitOf(int number, int repetition) =>
        number / (int)Math.Pow(Masks.Base, Masks.Count - 1 - repetition) % Masks.Base;
}
