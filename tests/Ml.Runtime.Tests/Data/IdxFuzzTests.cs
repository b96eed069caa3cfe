using Ml.Data;
using Ml.Testing;

namespace Ml.Runtime.Tests.Data;

/// <summary>Random damage, fixed seed: a file is read or refused, nothing else happens.</summary>
public class IdxFuzzTests
{
    static readonly byte[][] Seeds =
    [
        IdxSamples.Ramp(10), IdxSamples.Ramp(3, 4, 5), IdxSamples.Make(IdxElement.Int32, [2], new byte[8]),
        IdxSamples.Gzip(IdxSamples.Ramp(10)), IdxSamples.Gzip(IdxSamples.Ramp(20, 28)),
        [.. IdxSamples.Gzip(IdxSamples.Ramp(20, 28)[..9]), .. IdxSamples.Gzip(IdxSamples.Ramp(20, 28)[9..])],
    ];

    [Fact]
    public void A_mutated_file_is_read_or_refused()
    {
        var random = new System.Random(1);
        var rounds = Effort.Rounds(20_000, 100_000);
        int read = 0, refused = 0;
        for (var round = 0; round < rounds; round++)
            _ = Reads(Mutate(Seeds[random.Next(Seeds.Length)], random)) ? read++ : refused++;

        read.ShouldBeGreaterThan(rounds / 50);
        refused.ShouldBeGreaterThan(rounds / 4);
    }

    /// <summary>Damage below the checksum: the content is changed, then packed whole, in one member or several.</summary>
    [Fact]
    public void A_mutated_content_in_a_whole_gzip_file_is_read_or_refused()
    {
        var random = new System.Random(2);
        var rounds = Effort.Rounds(3_000, 100_000);
        int read = 0, refused = 0;
        for (var round = 0; round < rounds; round++)
        {
            var content = Mutate(Seeds[random.Next(3)], random);
            var cut = random.Next(content.Length + 1);
            _ = Reads([.. IdxSamples.Gzip(content[..cut]), .. IdxSamples.Gzip(content[cut..])]) ? read++ : refused++;
        }

        read.ShouldBeGreaterThan(rounds / 50);
        refused.ShouldBeGreaterThan(rounds / 4);
    }

    static bool Reads(byte[] content)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        var isRead = false;
        try
        {
            var file = IdxFile.Read(content, "fuzz");
            var elements = file.Shape.Aggregate(1L, (product, size) => product * size);
            elements.ShouldBe(file.Count);
            isRead = true;
        }
        catch (DataFormatException e)
        {
            e.Message.ShouldStartWith("fuzz: at byte ");
        }

        // What a file of a few hundred bytes can justify: its 1032-fold, and the inflater's own buffers.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 << 20);
        return isRead;
    }

    static byte[] Mutate(byte[] original, System.Random random)
    {
        var content = original.ToList();
        for (var edits = random.Next(1, 4); edits > 0 && content.Count > 0; edits--)
        {
            var at = random.Next(content.Count);
            if (random.Next(2) == 0)
                at = random.Next(Math.Min(20, content.Count)); // headers deserve more attention
            switch (random.Next(7))
            {
                case 0: content[at] = (byte)random.Next(256); break;
                case 1: content[at] ^= (byte)(1 << random.Next(8)); break;
                case 2: content.RemoveAt(at); break;
                case 3: content.Insert(at, (byte)random.Next(256)); break;
                case 4: content.RemoveRange(at, content.Count - at); break;
                case 5: content.AddRange(content.GetRange(at, random.Next(content.Count - at))); break;
                default: content[at] = random.Next(2) == 0 ? (byte)0xFF : (byte)0; break;
            }
        }

        return [.. content];
    }
}
