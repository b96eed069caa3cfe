using Ml.Memory;

namespace Ml.Runtime.Tests.Memory;

public sealed unsafe class AlignedBufferTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(100_003)]
    [InlineData(1_300_003)] // large pages
    public void Memory_is_aligned_and_zero(long floats)
    {
        using AlignedBuffer buffer = new(floats);
        ((nint)buffer.Pointer % 64).ShouldBe(0);
        buffer.Length.ShouldBe(floats);
        buffer.Span.Length.ShouldBe((int)floats);
        buffer.Span.IndexOfAnyExcept(0f).ShouldBe(-1);
    }

    [Fact]
    public void Disposing_twice_is_fine_and_leaves_nothing()
    {
        AlignedBuffer buffer = new(10);
        buffer.Dispose();
        buffer.Dispose();
        (buffer.Pointer == null).ShouldBeTrue();
        buffer.Length.ShouldBe(0);
    }

    [Fact]
    public void Impossible_sizes_are_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new AlignedBuffer(-1));
        Should.Throw<ArgumentOutOfRangeException>(() => new AlignedBuffer(long.MaxValue));
    }
}
