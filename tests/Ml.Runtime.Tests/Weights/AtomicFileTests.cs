using System.Diagnostics;
using Ml.Weights;

namespace Ml.Runtime.Tests.Weights;

public sealed class AtomicFileTests : IDisposable
{
    const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    readonly string _folder = Directory.CreateTempSubdirectory("atomic").FullName;

    string Target => At("file");

    [Fact]
    public void A_write_that_fails_leaves_the_old_file_and_nothing_else()
    {
        Write(Target, 1);
        Should.Throw<IOException>(() => AtomicFile.Write(Target, _ => throw new IOException("full"))).Message.ShouldContain(Target);
        Directory.GetFiles(_folder).ShouldBe([Target]);
        File.ReadAllBytes(Target).ShouldBe([1]);
    }

    [Fact]
    public void What_another_writer_has_open_is_left_alone()
    {
        AtomicFile.Write(Target, stream =>
        {
            Should.Throw<IOException>(() => Write(Target, 2));
            stream.WriteByte(1);
        });
        File.ReadAllBytes(Target).ShouldBe([1]);
    }

    [SkippableTheory]
    [InlineData("link", "file")] // relative
    [InlineData("link", "{folder}/file")] // absolute
    [InlineData("link", "second", "second", "third", "third", "file")] // chained
    [InlineData("inner/link", "../file")]
    [InlineData("inner/link", "./../inner/.././file")]
    [InlineData("shortcut/link", "../file", "shortcut", "inner/deep")] // .. of where the folder's link leads
    public void Links_stay_and_what_they_lead_to_is_written(string path, string to, params string[] more)
    {
        Skip.If(OperatingSystem.IsWindows(), "needs the right to make links");
        foreach (var exists in new[] { true, false })
        {
            Directory.CreateDirectory(At("inner/deep"));
            List<string> links = [];
            for (var i = 0; i < more.Length; i += 2)
                links.Add(Link(more[i], more[i + 1]));
            links.Add(Link(path, to));
            var real = path.StartsWith("shortcut", StringComparison.Ordinal) ? At("inner/file") : Target;
            if (exists)
                File.WriteAllBytes(real, [9]);
            Write(At(path), 1);
            links.ShouldAllBe(link => new FileInfo(link).LinkTarget != null);
            File.ReadAllBytes(real).ShouldBe([1]);
            new FileInfo(real).LinkTarget.ShouldBeNull();
            Directory.GetFiles(_folder, "*.tmp", SearchOption.AllDirectories).ShouldBeEmpty();
            Directory.Delete(_folder, recursive: true);
            Directory.CreateDirectory(_folder);
        }
    }

    [SkippableFact]
    public void Links_that_lead_nowhere_are_named()
    {
        Skip.If(OperatingSystem.IsWindows(), "needs the right to make links");
        Link("a", "b");
        Link("b", "a");
        Should.Throw<IOException>(() => Write(At("a"), 1)).Message.ShouldContain($"'{At("a")}' cannot be written");
        Link("c", "missing/file");
        Should.Throw<DirectoryNotFoundException>(() => Write(At("c"), 1)).Message.ShouldContain($"'{At("c")}' cannot be written");
        new FileInfo(At("c")).LinkTarget.ShouldBe("missing/file");
    }

    [SkippableTheory]
    [InlineData(Owner)]
    [InlineData(Owner | UnixFileMode.GroupRead | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.UserExecute)]
    public void The_mode_of_the_file_that_is_replaced_is_kept(UnixFileMode mode)
    {
        Skip.If(OperatingSystem.IsWindows(), "Windows has no modes");
        Write(Target, 1);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Target, mode);
            Write(Target, 2);
            File.GetUnixFileMode(Target).ShouldBe(mode);
        }

        File.ReadAllBytes(Target).ShouldBe([2]);
    }

    [SkippableFact]
    public void Devices_and_pipes_are_written_to()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "needs /dev/full and mkfifo");
        Should.Throw<IOException>(() => Write("/dev/full", 1)).Message.ShouldContain("'/dev/full' cannot be written");
        Write("/dev/null", 1);
        FileKind.IsSpecial("/dev/full").ShouldBeTrue();
        FileKind.IsSpecial("/dev/null").ShouldBeTrue();
        Link("null", "/dev/null");
        Write(At("null"), 1);
        new FileInfo(At("null")).LinkTarget.ShouldBe("/dev/null");

        using (var make = Process.Start("mkfifo", [At("pipe")]))
            make.WaitForExit();
        var read = Task.Run(() => File.ReadAllBytes(At("pipe")));
        Write(At("pipe"), 7);
        read.Result.ShouldBe([7]);
        FileKind.IsSpecial(At("pipe")).ShouldBeTrue();
        FileKind.IsSpecial(_folder).ShouldBeFalse();
    }

    [SkippableFact]
    public void A_file_that_may_not_be_written_is_not_replaced_either()
    {
        Skip.If(OperatingSystem.IsWindows() || Environment.UserName == "root", "root may write anything");
        Write(Target, 1);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(Target, UnixFileMode.UserRead);
        Should.Throw<IOException>(() => Write(Target, 2)).Message.ShouldContain(Target);
        File.ReadAllBytes(Target).ShouldBe([1]);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    static void Write(string path, byte content) => AtomicFile.Write(path, stream => stream.WriteByte(content));

    string At(string name) => Path.Combine(_folder, name);

    string Link(string name, string to)
    {
        File.CreateSymbolicLink(At(name), to.Replace("{folder}", _folder, StringComparison.Ordinal));
        return At(name);
    }
}
