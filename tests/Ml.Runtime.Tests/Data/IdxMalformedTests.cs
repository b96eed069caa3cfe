using Ml.Data;

namespace Ml.Runtime.Tests.Data;

public class IdxMalformedTests
{
    static readonly byte[] Good = IdxSamples.Ramp(2, 3);

    [Fact]
    public void Wrong_magic_is_named() =>
        Expect([1, 0, 8, 1, 0, 0, 0, 0], 0, "expected two zero bytes (IDX) or 1F 8B (gzip), found 01 00");

    [Fact]
    public void Unknown_element_type_is_named() => Expect([0, 0, 7, 1, 0, 0, 0, 0], 2, "expected an element type");

    [Fact]
    public void Zero_dimensions_are_refused() => Expect([0, 0, 8, 0], 3, "1 to 8 dimensions, found 0");

    [Fact]
    public void Too_many_dimensions_are_refused() =>
        Expect([0, 0, 8, 200, 0, 0, 0, 1], 3, "1 to 8 dimensions, found 200");

    [Fact]
    public void Empty_and_tiny_files_are_truncated()
    {
        Expect([], 0, "at least 8 bytes, the file has 0");
        Expect([0, 0, 8], 3, "the magic number");
        Expect([0, 0, 8, 2, 0, 0, 0, 1, 0], 9, "the size of dimension 1 of 2");
    }

    [Fact]
    public void Every_truncation_is_an_error_that_names_the_file()
    {
        for (var length = 0; length < Good.Length; length++)
        {
            var cut = Good[..length];
            Should.Throw<DataFormatException>(() => IdxFile.Read(cut, "cut.idx"))
                .Message.ShouldStartWith("cut.idx: at byte ");
        }
    }

    [Fact]
    public void Every_truncation_of_a_gzip_file_is_an_error()
    {
        var packed = IdxSamples.Gzip(IdxSamples.Ramp(50, 60));
        for (var length = 0; length < packed.Length; length++)
        {
            var cut = packed[..length];
            Should.Throw<DataFormatException>(() => IdxFile.Read(cut, "cut.gz"));
        }
    }

    [Fact]
    public void Truncated_data_says_how_much_is_missing() =>
        Expect(Good[..^2], Good.Length - 2, "[2, 3], 6 bytes of data, but the file ends 2 bytes early");

    [Fact]
    public void Trailing_bytes_are_refused() => Expect([.. Good, 1, 2, 3], Good.Length, "but 3 more bytes follow");

    [Fact]
    public void Trailing_bytes_inside_gzip_are_refused() =>
        Expect(IdxSamples.Gzip([.. Good, 1]), Good.Length, "but more follow");

    [Fact]
    public void Trailing_bytes_after_gzip_are_refused() => Expect([.. IdxSamples.Gzip(Good), 9, 9], Good.Length,
        "the gzip data is damaged: what follows is no gzip member");

    [Fact]
    public void Lengths_that_overflow_are_refused()
    {
        Expect(IdxSamples.Make(IdxElement.UInt8, [-1]), 4, "dimension 0 declares 4294967295 elements");
        Expect(IdxSamples.Make(IdxElement.UInt8, [2_000_000_000, 2_000_000_000, 4]), 8, "exceed");
        Expect(IdxSamples.Make(IdxElement.Float64, [65536, 65536, 65536, 65536]), 8, "65536 x 65536 x 8 bytes exceed");
    }

    [Fact]
    public void A_header_bomb_allocates_nothing()
    {
        var plain = IdxSamples.Make(IdxElement.UInt8, [2_000_000_000]);
        var packed = IdxSamples.Gzip(plain);
        MeasureThrow(plain).ShouldBeLessThan(1 << 20);
        MeasureThrow(packed).ShouldBeLessThan(1 << 20);
        Expect(packed, 8, "compressed bytes cannot hold");
    }

    [Fact]
    public void A_gzip_bomb_costs_what_its_header_declares()
    {
        // 64 MiB of zeros behind a header that declares 10 bytes.
        var bomb = IdxSamples.Gzip(IdxSamples.Make(IdxElement.UInt8, [10], new byte[64 << 20]));
        MeasureThrow(bomb).ShouldBeLessThan(1 << 20);
        Expect(bomb, 18, "expected the end of the data");
    }

    [Fact]
    public void A_false_size_in_a_packed_file_costs_no_more_than_twice_the_content()
    {
        // 4 MiB of content (packed to about 18 KiB) that claims to be 16 MiB.
        var packed = IdxSamples.Gzip(IdxSamples.Make(IdxElement.UInt8, [16 << 20], new byte[4 << 20]));
        MeasureThrow(packed).ShouldBeLessThan(18 << 20);
    }

    [Fact]
    public void Damaged_gzip_names_the_file()
    {
        var packed = IdxSamples.Gzip(IdxSamples.Ramp(100, 100));
        packed[packed.Length / 2] ^= 0x5A;
        packed[packed.Length / 2 + 1] ^= 0x5A;
        Should.Throw<DataFormatException>(() => IdxFile.Read(packed, "damaged.gz")).File.ShouldBe("damaged.gz");
    }

    static long MeasureThrow(byte[] content)
    {
        Should.Throw<DataFormatException>(() => IdxFile.Read(content, "x"));
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            IdxFile.Read(content, "x");
        }
        catch (DataFormatException)
        {
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    static void Expect(byte[] content, long offset, string text)
    {
        var error = Should.Throw<DataFormatException>(() => IdxFile.Read(content, "some.idx"));
        error.Message.ShouldStartWith($"some.idx: at byte {offset}: ");
        error.Message.ShouldContain(text);
    }
}
