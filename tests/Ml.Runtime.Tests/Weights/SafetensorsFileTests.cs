using System.Text;
using Ml.Contracts;
using Ml.Weights;
using static Ml.Runtime.Tests.Weights.Content;

namespace Ml.Runtime.Tests.Weights;

public sealed unsafe class SafetensorsFileTests
{
    static readonly string A = Tensor("a", "[2,3]", 0, 24);

    [Fact]
    public void A_file_is_read_in_place()
    {
        var b = Tensor("b", "[]", 24, 32, "I64");
        var content = Of($$$"""{"__metadata__":{"made by":"a test","é":"\u00fc"},{{{A}}},{{{b}}}}""", 32);
        BitConverter.TryWriteBytes(content.AsSpan(^8), 42L).ShouldBeTrue();
        using var file = SafetensorsFile.Over(content, "memory");
        file.Metadata["é"].ShouldBe("ü");
        file.Tensors.Select(tensor => tensor.ToString()).ShouldBe(["a F32 [2, 3]", "b I64 []"]);
        file.Values<long>("b")[0].ShouldBe(42);
        file.Values<float>("a").Length.ShouldBe(6);
        file.Bytes("b").Length.ShouldBe(8);
        Should.Throw<InvalidCastException>(() => file.Values<int>("b").Length).Message.ShouldContain("b I64 []");
        Should.Throw<KeyNotFoundException>(() => file["c"]).Message.ShouldContain("memory has no tensor 'c'");
    }

    [Fact]
    public void An_unmanaged_stream_is_used_where_it_lies()
    {
        var content = Of("{" + A + "}", 24);
        fixed (byte* start = content)
        {
            using var stream = new UnmanagedMemoryStream(start, content.Length);
            using var file = SafetensorsFile.Over(stream, "resource");
            content[^24] = 7;
            file.Bytes("a")[0].ShouldBe((byte)7);
        }
    }

    [Fact]
    public void A_written_file_comes_back()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.safetensors");
        using var set = Counting(1, new("w", 2, 3), new("empty", 0, 4), new("s"));
        var writer = new SafetensorsWriter();
        writer.Add(set, "p/");
        writer.Add("ids", SafetensorsType.I32, [2], new byte[8]);
        writer.AddMetadata("who \"\n", "ü");
        writer.Save(path);

        folder.Names.ShouldBe(["x.safetensors"]);
        using var file = SafetensorsFile.Open(path);
        file.Metadata["who \"\n"].ShouldBe("ü");
        file.Values<float>("p/w").ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
        file.Values<float>("p/s").ToArray().ShouldBe([7]);
        file.Values<float>("p/empty").Length.ShouldBe(0);
        file.Tensors.Select(tensor => tensor.Name).ShouldBe(["p/w", "p/empty", "p/s", "ids"]);
        ((new FileInfo(path).Length - file.DataLength) % 64).ShouldBe(0, "the data section begins on a cache line");
        file.Dispose();
        Should.Throw<ObjectDisposedException>(() => file.Bytes("p/w").Length);
    }

    [Fact]
    public void An_empty_file_and_a_missing_file_are_told_apart()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder.File("empty"), []);
        Should.Throw<SafetensorsException>(() => SafetensorsFile.Open(folder.File("empty")))
            .Message.ShouldContain("empty, byte 0: expected 8 bytes of header length, found a file of 0 bytes");
        Should.Throw<FileNotFoundException>(() => SafetensorsFile.Open(folder.File("none")));
        using var nothing = SafetensorsFile.Over(Of("{}", 0), "x");
        nothing.Tensors.ShouldBeEmpty();
    }

    [Fact]
    public void Reading_through_a_replacement_is_safe()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.safetensors");
        using var set = Counting(1, new ParameterInfo("w", 1000));
        Save();
        using var file = SafetensorsFile.Open(path);
        set.Clear();
        Save();
        file.Values<float>("w")[999].ShouldBe(1000);

        void Save()
        {
            var writer = new SafetensorsWriter();
            writer.Add(set);
            writer.Save(path);
        }
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_no_other()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.safetensors");
        File.WriteAllText(path, "old");
        var set = Counting(1, new ParameterInfo("w", 10));
        var writer = new SafetensorsWriter();
        writer.Add(set);
        set.Dispose();
        Should.Throw<ObjectDisposedException>(() => writer.Save(path));
        File.ReadAllText(path).ShouldBe("old");
        folder.Names.ShouldBe(["x.safetensors"]);
    }

    [Fact]
    public void The_writer_refuses_what_the_reader_would()
    {
        var writer = new SafetensorsWriter();
        writer.Add("a", SafetensorsType.U8, [1], new byte[1]);
        Should.Throw<ArgumentException>(() => writer.Add("a", SafetensorsType.U8, [1], new byte[1]));
        Should.Throw<ArgumentException>(() => writer.Add("__metadata__", SafetensorsType.U8, [1], new byte[1]));
        Should.Throw<ArgumentException>(() => writer.Add("b", SafetensorsType.F32, [1], new byte[3]));
    }
}
