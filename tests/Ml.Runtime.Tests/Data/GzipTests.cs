using System.IO.Compression;
using Ml.Data;
using Ml.Testing;

namespace Ml.Runtime.Tests.Data;

/// <summary>Gzip files as other programs write and read them.</summary>
public class GzipTests
{
    static readonly byte[] Idx = IdxSamples.Ramp(50, 60);

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.Fastest)]
    [InlineData(CompressionLevel.Optimal)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Whatever_the_framework_packs_is_unpacked(CompressionLevel level)
    {
        var random = new System.Random(4);
        foreach (var length in new[] { 0, 1, 2, 257, 258, 259, 32767, 32768, 32769, 65535, 65536, 300_000 })
        {
            foreach (var content in Contents(length, random))
                Unpack(Pack(content, level), random.Next(1, 5000)).AsSpan().SequenceEqual(content).ShouldBeTrue($"{length} bytes");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(10_000)]
    public void Members_follow_each_other(int members)
    {
        var content = IdxSamples.Ramp(100, 120);
        List<byte> file = [];
        for (var i = 0; i < members; i++)
            file.AddRange(Pack(content[(int)((long)content.Length * i / members)..(int)((long)content.Length * (i + 1) / members)], CompressionLevel.Optimal));
        IdxFile.Read([.. file], "members").Bytes.SequenceEqual(content.AsSpan(12)).ShouldBeTrue();
    }

    [Fact]
    public void Empty_members_hold_nothing() =>
        IdxFile.Read([.. Pack([], CompressionLevel.Optimal), .. Pack(Idx, CompressionLevel.Optimal), .. Pack([], CompressionLevel.Optimal)], "x").Count.ShouldBe(3000);

    [Theory]
    [InlineData(1)]
    [InlineData(511)]
    [InlineData(100_000)]
    public void Zeros_behind_the_last_member_are_padding(int zeros) =>
        IdxFile.Read([.. IdxSamples.Gzip(Idx), .. new byte[zeros]], "padded").Count.ShouldBe(3000);

    [Theory]
    [InlineData(new byte[] { 9 })]
    [InlineData(new byte[] { 0, 0, 9 })]
    [InlineData(new byte[] { 0x1F })]
    [InlineData(new byte[] { 0x1F, 0x8B })]
    [InlineData(new byte[] { 0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 0, 0, 0 })]
    public void Anything_else_behind_it_is_refused(byte[] more) =>
        Should.Throw<DataFormatException>(() => IdxFile.Read([.. IdxSamples.Gzip(Idx), .. more], "x")).Message.ShouldContain("the gzip data is damaged");

    [Fact]
    public void A_header_may_have_every_part()
    {
        byte[] plain = IdxSamples.Gzip(Idx);
        byte[] header = [0x1F, 0x8B, 8, 2 | 4 | 8 | 16, 1, 2, 3, 4, 0, 3, 3, 0, 7, 7, 7, (byte)'a', (byte)'b', 0, (byte)'c', 0];
        var sum = Crc32.Add(0, header) & 0xFFFF;
        byte[] file = [.. header, (byte)sum, (byte)(sum >> 8), .. plain[10..]];
        IdxFile.Read(file, "named").Count.ShouldBe(3000);
        file[20] ^= 1;
        Should.Throw<DataFormatException>(() => IdxFile.Read(file, "named")).Message.ShouldContain("checksum of its header");
        byte[] reserved = [.. plain];
        reserved[3] = 0x20;
        Should.Throw<DataFormatException>(() => IdxFile.Read(reserved, "flags")).Message.ShouldContain("flags");
    }

    /// <summary>
    /// Damaged members beside the framework's inflater: what it refuses, ours refuses; what it reads to the end, ours
    /// reads to the same bytes, or refuses for what follows the content.
    /// </summary>
    [Fact]
    public void Damage_is_seen_as_the_framework_sees_it()
    {
        var random = new System.Random(11);
        var (same, refused) = (0, 0);
        byte[][] packed = [.. Contents(3000, random).SelectMany(content => new[] { Pack(content, CompressionLevel.Optimal), Pack(content, CompressionLevel.NoCompression) })];
        for (var round = 0; round < Effort.Rounds(3_000, 100_000); round++)
        {
            var file = (byte[])packed[random.Next(packed.Length)].Clone();
            for (var edits = random.Next(1, 3); edits > 0; edits--)
                file[random.Next(10, file.Length)] ^= (byte)(1 << random.Next(8));
            var (theirs, ours) = (Try(() => Framework(file)), Try(() => Unpack(file, 4096)));
            if (ours is null)
                refused++;
            else
                theirs.ShouldBe(ours, $"round {round}");
            if (theirs is not null && ours is not null)
                same++;
        }

        refused.ShouldBeGreaterThan(1000);

        static byte[]? Try(Func<byte[]> read)
        {
            try
            {
                return read();
            }
            catch (InvalidDataException)
            {
                return null;
            }
        }
    }

    static IEnumerable<byte[]> Contents(int length, System.Random random)
    {
        var noise = new byte[length];
        random.NextBytes(noise);
        yield return noise;
        yield return [.. noise.Select(b => (byte)(b & 3))];
        yield return new byte[length];
        yield return [.. noise.Select((b, i) => (byte)(i % 300 < 200 ? i % 300 : b))];
    }

    static byte[] Pack(byte[] content, CompressionLevel level)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, level))
            gzip.Write(content);
        // Without content the framework writes nothing at all.
        return content.Length > 0 ? packed.ToArray() : [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    }

    static byte[] Unpack(byte[] packed, int piece)
    {
        using var reader = new GzipReader(new MemoryStream(packed));
        using var content = new MemoryStream();
        var buffer = new byte[piece];
        for (int read; (read = reader.Read(buffer)) > 0;)
            content.Write(buffer, 0, read);
        return content.ToArray();
    }

    static byte[] Framework(byte[] packed)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var content = new MemoryStream();
        gzip.CopyTo(content);
        return content.ToArray();
    }
}
