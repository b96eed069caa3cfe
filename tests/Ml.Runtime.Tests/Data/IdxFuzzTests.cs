using Ml.Data;

namespace Ml.Runtime.Tests.Data;

/// <summary>Random damage, fixed seed: a file is read or refused, nothing else happens.</summary>
public class IdxFuzzTests
{
    [Theory]
    [InlineData(1, 20_000)]
    [InlineData(2, 20_000)]
    public void A_mutated_file_is_read_or_refused(int seed, int rounds)
    {
        var random = new System.Random(seed);
        byte[][] seeds =
        [
            IdxSamples.Ramp(10), IdxSamples.Ramp(3, 4, 5), IdxSamples.Make(IdxElement.Int32, [2], new byte[8]),
            IdxSamples.Gzip(IdxSamples.Ramp(10)), IdxSamples.Gzip(IdxSamples.Ramp(20, 28)),
        ];
        int read = 0, refused = 0;
        for (var round = 0; round < rounds; round++)
        {
            var content = Mutate(seeds[random.Next(seeds.Length)], random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                var file = IdxFile.Read(content, "fuzz");
                var elements = file.Shape.Aggregate(1L, (product, size) => product * size);
                elements.ShouldBe(file.Count);
                read++;
            }
            catch (DataFormatException e)
            {
                e.Message.ShouldStartWith("fuzz: at byte ");
                refused++;
            }

            // What a file of a few hundred bytes can justify: its 1032-fold, and the inflater's own buffers.
            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(2 << 20);
        }

        read.ShouldBeGreaterThan(rounds / 50);
        refused.ShouldBeGreaterThan(rounds / 4);
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
