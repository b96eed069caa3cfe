using Ml.Weights;

namespace Ml.Runtime.Tests.Weights;

public sealed class AtomicFileTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("atomic").FullName;

    string Target => Path.Combine(_folder, "file");

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        AtomicFile.Write(Target, stream => stream.WriteByte(1));
        Should.Throw<IOException>(() => AtomicFile.Write(Target, _ => throw new IOException("full"))).Message.ShouldContain(Target);
        Directory.GetFiles(_folder).ShouldBe([Target]);
        File.ReadAllBytes(Target).ShouldBe([1]);
    }

    [Fact]
    public void What_another_writer_has_open_is_left_alone()
    {
        AtomicFile.Write(Target, stream =>
        {
            Should.Throw<IOException>(() => AtomicFile.Write(Target, other => other.WriteByte(2)));
            stream.WriteByte(1);
        });
        File.ReadAllBytes(Target).ShouldBe([1]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
