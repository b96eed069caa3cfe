using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ml.Weights;

/// <summary>What stands at a path: whose it is and what may be done with it. The framework tells neither devices nor
/// owners.</summary>
sealed partial class FileKind
{
    const int CurrentFolder = -100, TypeModeOwner = 0x1 | 0x2 | 0x8 | 0x10; // AT_FDCWD, STATX_* of <sys/stat.h>
    const int TypeBits = 0xF000, Regular = 0x8000, Folder = 0x4000; // S_IFMT, S_IFREG, S_IFDIR

    UnixFileMode? _mode;
    (uint User, uint Group)? _owner;

    /// <summary>A device, a pipe or a socket: something that is written to and cannot be replaced.</summary>
    public static bool IsSpecial(string path)
    {
        if (Status(path) is { } status)
            return (status.Mode & TypeBits) is not (Regular or Folder);
        return !OperatingSystem.IsWindows() && File.Exists(path)
            && Path.GetFullPath(path).StartsWith("/dev/", StringComparison.Ordinal);
    }

    /// <summary>Mode and owner of an existing file; null when there is none.</summary>
    public static FileKind? Of(string path)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
            return null;
        return new FileKind
        {
            _mode = File.GetUnixFileMode(path),
            _owner = Status(path) is { } status ? (status.User, status.Group) : null,
        };
    }

    /// <summary>Gives a file the same mode and, where this process may, the same owner.</summary>
    public void GiveTo(SafeFileHandle file)
    {
        // The owner first: a change of owner clears bits of the mode.
        if (_owner is { } owner)
            _ = ChangeOwner(file, owner.User, owner.Group);
        if (_mode is { } mode && !OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, mode);
    }

    static StatusRecord? Status(string path)
    {
        if (!OperatingSystem.IsLinux())
            return null;
        try
        {
            var failed = ReadStatus(CurrentFolder, Path.GetFullPath(path), 0, TypeModeOwner, out var status) != 0;
            return failed ? null : status;
        }
        catch (EntryPointNotFoundException)
        {
            return null; // a C library older than 2018
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int ReadStatus(int folder, string path, int flags, uint mask, out StatusRecord status);

    [LibraryImport("libc", EntryPoint = "fchown")]
    private static partial int ChangeOwner(SafeFileHandle file, uint user, uint group);

    // struct statx: the same on every architecture.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    struct StatusRecord
    {
        [FieldOffset(20)] public uint User;
        [FieldOffset(24)] public uint Group;
        [FieldOffset(28)] public ushort Mode;
    }
}
