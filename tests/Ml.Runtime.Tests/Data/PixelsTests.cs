using Ml.Data;

namespace Ml.Runtime.Tests.Data;

public class PixelsTests
{
    [Theory]
    [InlineData(0f, 1f)]
    [InlineData(0.1307f, 0.3081f)]
    public void Every_length_gives_the_scalar_formula(float mean, float deviation)
    {
        var random = new System.Random(1);
        for (var length = 0; length <= 130; length++)
        {
            var bytes = new byte[length];
            random.NextBytes(bytes);
            var floats = new float[length + 1];
            floats[length] = 42;
            Pixels.ToFloats(bytes, floats, mean, deviation);
            for (var i = 0; i < length; i++)
                floats[i].ShouldBe((bytes[i] / 255f - mean) / deviation);
            floats[length].ShouldBe(42, "the element after the end is not touched");
        }
    }
}
