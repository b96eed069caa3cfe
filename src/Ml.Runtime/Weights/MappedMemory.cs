using System.IO.MemoryMappedFiles;

namespace Ml.Weights;

/// <summary>A whole file mapped read-only; unmapped when disposed or when nothing refers to it any more.</summary>
sealed unsafe class MappedMemory : IDisposable
{
    readonly MemoryMappedFile _file;
    readonly MemoryMappedViewAccessor _view;

    public MappedMemory(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete);
        Length = stream.Length;

        // The system refuses to map nothing; the reader then complains about the missing header.
        _file = Length == 0
            ? MemoryMappedFile.CreateNew(null, 1)
            : MemoryMappedFile.CreateFromFile(
                stream, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: false);
        _view = _file.CreateViewAccessor(0, Length, MemoryMappedFileAccess.Read);
        byte* pointer = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref pointer);
        Pointer = pointer + _view.PointerOffset;
    }

#pragma warning disable MA0055 // Two objects to release in order: a SafeHandle cannot do that.
    ~MappedMemory() => Release();
#pragma warning restore MA0055

    public byte* Pointer { get; private set; }

    public long Length { get; }

    public void Dispose()
    {
        Release();
        GC.SuppressFinalize(this);
    }

    void Release()
    {
        if (Pointer == null)
            return;
        Pointer = null;
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _file.Dispose();
    }
}
