using System.Buffers.Binary;
using Ml.Testing;
using Ml.Weights;

namespace Ml.Runtime.Tests.Weights;

/// <summary>Whatever happens to a file: it opens, or the one documented exception says why not.</summary>
public sealed class SafetensorsFuzzTests
{
    static readonly int Rounds = Effort.Rounds(20_000, 100_000);

    [Fact]
    public void Mutated_files_open_or_are_refused()
    {
        var valid = Valid();
        var random = new System.Random(20_26);
        var (opened, refused) = (0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var content = Mutate(valid, random);
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using var file = SafetensorsFile.Over(content, "fuzz");
                foreach (var tensor in file.Tensors)
                    file.Bytes(tensor.Name).ToArray().Length.ShouldBe((int)tensor.Bytes);
                opened++;
            }
            catch (SafetensorsException e)
            {
                e.Offset.ShouldBeInRange(0, content.Length);
                refused++;
            }

            (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20, $"round {round}");
        }

        opened.ShouldBeGreaterThan(Rounds / 50);
        refused.ShouldBeGreaterThan(Rounds / 2);
    }

    [Fact]
    public void Mutated_files_on_disk_open_or_are_refused()
    {
        using var folder = new TemporaryFolder();
        var valid = Valid();
        var random = new System.Random(7);
        for (var round = 0; round < 200; round++)
        {
            var path = folder.File("fuzz");
            File.WriteAllBytes(path, Mutate(valid, random));
            try
            {
                using var file = SafetensorsFile.Open(path);
                foreach (var tensor in file.Tensors)
                    _ = file.Bytes(tensor.Name).ToArray();
            }
            catch (SafetensorsException)
            {
                // The documented answer.
            }
        }
    }

    static byte[] Valid()
    {
        using var set = Content.Counting(0, new("conv.weight", 3, 2, 2), new("conv.bias", 3), new("none", 0), new("s"));
        return Content.Written(writer =>
        {
            writer.AddMetadata("who", "fuzz \u00fc");
            writer.Add(set);
            writer.Add("labels", SafetensorsType.I64, [2], new byte[16]);
        });
    }

    static byte[] Mutate(byte[] valid, System.Random random)
    {
        var content = valid.ToList();
        for (var edits = random.Next(1, 4); edits > 0 && content.Count > 0; edits--)
        {
            // Half of the edits hit the first bytes of header and length, where the structure is.
            var at = random.Next(random.Next(2) == 0 ? Math.Min(content.Count, 420) : content.Count);
            switch (random.Next(8))
            {
                case 0:
                    content[at] ^= (byte)(1 << random.Next(8));
                    break;
                case 1:
                    content[at] = (byte)random.Next(256);
                    break;
                case 2:
                    content[at] = (byte)"{}[]\",:0129-eE. \\u"[random.Next(18)];
                    break;
                case 3:
                    content.RemoveRange(at, content.Count - at);
                    break;
                case 4:
                    content.RemoveRange(at, Math.Min(content.Count - at, random.Next(1, 9)));
                    break;
                case 5:
                    content.InsertRange(at, content.GetRange(at, Math.Min(content.Count - at, random.Next(1, 40))));
                    break;
                case 6:
                    content.AddRange(new byte[random.Next(1, 70)]);
                    break;
                default:
                    SetLength(content, random);
                    break;
            }
        }

        return [.. content];
    }

    static void SetLength(List<byte> content, System.Random random)
    {
        if (content.Count < sizeof(ulong))
            return;
        var length = random.Next(4) switch
        {
            0 => (ulong)random.NextInt64(),
            1 => ulong.MaxValue - (ulong)random.Next(16),
            2 => (ulong)random.Next(content.Count + 16),
            _ => 100_000_000UL + (ulong)random.Next(2),
        };
        Span<byte> bytes = stackalloc byte[sizeof(ulong)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        for (var i = 0; i < bytes.Length; i++)
            content[i] = bytes[i];
    }
}
