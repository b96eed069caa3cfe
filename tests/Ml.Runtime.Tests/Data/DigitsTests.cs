using System.Security.Cryptography;
using Ml.Data;

namespace Ml.Runtime.Tests.Data;

public class DigitsTests
{
    [Fact]
    public void The_same_seed_draws_the_same_bytes_on_every_machine()
    {
        var digits = Digits.Create(200, seed: 1);
        var all = Enumerable.Range(0, digits.Count).SelectMany(i => digits.Image(i).ToArray()).ToArray();
        Convert.ToHexString(SHA256.HashData(all))[..16].ShouldBe("BDABFC6149B1CEBD");
    }

    [Fact]
    public void A_longer_set_starts_with_the_shorter_one()
    {
        var (shorter, longer) = (Digits.Create(15, seed: 4), Digits.Create(40, seed: 4));
        for (var i = 0; i < shorter.Count; i++)
            shorter.Image(i).SequenceEqual(longer.Image(i)).ShouldBeTrue();
    }

    [Fact]
    public void Seeds_and_positions_draw_different_images()
    {
        var (one, two) = (Digits.Create(40, seed: 4), Digits.Create(40, seed: 5));
        one.Image(0).SequenceEqual(two.Image(0)).ShouldBeFalse();
        one.Image(3).SequenceEqual(one.Image(13)).ShouldBeFalse();
    }

    [Fact]
    public void Ink_is_plausible_in_every_image()
    {
        var digits = Digits.Create(1000, seed: 2);
        for (var i = 0; i < digits.Count; i++)
        {
            var dark = digits.Image(i).ToArray().Count(pixel => pixel > 127);
            dark.ShouldBeInRange(15, 300, $"image {i}, a {digits.Labels[i]}");
        }
    }

    [Fact]
    public void A_template_per_class_recognises_most_of_another_seed()
    {
        // The nearest class mean, the simplest classifier there is: far above chance, and not trivially perfect.
        var (train, test) = (Digits.Create(2000, seed: 1), Digits.Create(500, seed: 2));
        var means = new float[10, 784];
        for (var i = 0; i < train.Count; i++)
        {
            for (var p = 0; p < 784; p++)
                means[train.Labels[i], p] += train.Image(i)[p] / 200f;
        }

        var right = Enumerable.Range(0, test.Count).Count(i => Nearest(test.Image(i), means) == test.Labels[i]);
        right.ShouldBeInRange(350, 490);
    }

    static int Nearest(ReadOnlySpan<byte> image, float[,] means)
    {
        var (best, least) = (-1, float.PositiveInfinity);
        for (var digit = 0; digit < 10; digit++)
        {
            float distance = 0;
            for (var p = 0; p < image.Length; p++)
                distance += (image[p] - means[digit, p]) * (image[p] - means[digit, p]);
            if (distance < least)
                (best, least) = (digit, distance);
        }

        return best;
    }
}
