using System.Runtime.InteropServices;

namespace Ml.Runtime.Tests.Support;

/// <summary>
/// Memory with an inaccessible page on either side: a kernel that touches one byte too many faults. On systems without
/// mmap it is ordinary memory and only the results are checked.
/// </summary>
public sealed unsafe class GuardedBuffer : IDisposable
{
    const int None = 0, ReadWrite = 3, PrivateAnonymous = 0x22;
    static readonly nint Page = Environment.SystemPageSize;

    readonly nint _start;
    readonly nint _bytes;

    /// <summary>At least this many floats; the page size decides how many exactly.</summary>
    public GuardedBuffer(int floats)
    {
        _bytes = Math.Max(1, (floats * sizeof(float) + Page - 1) / Page) * Page;
        if (!OperatingSystem.IsLinux())
        {
            _start = (nint)NativeMemory.AlignedAlloc((nuint)(_bytes + 2 * Page), 64);
            return;
        }
        _start = mmap(0, _bytes + 2 * Page, ReadWrite, PrivateAnonymous, -1, 0);
        if (_start == -1 || mprotect(_start, Page, None) != 0 || mprotect(_start + Page + _bytes, Page, None) != 0)
            throw new InvalidOperationException("mmap failed");
    }

    public int Length => (int)(_bytes / sizeof(float));

    /// <summary>First accessible float.</summary>
    public float* First => (float*)(_start + Page);

    /// <summary>A pointer to exactly <paramref name="floats"/> floats before the upper guard page.</summary>
    public float* Last(int floats) => First + Length - floats;

    public Span<float> Span => new(First, Length);

    public void Dispose()
    {
        if (OperatingSystem.IsLinux())
            _ = munmap(_start, _bytes + 2 * Page);
        else
            NativeMemory.AlignedFree((void*)_start);
    }

#pragma warning disable SYSLIB1054, CA5392, MA0115 // A test helper needs no generated marshalling.
    [DllImport("libc")] static extern nint mmap(nint address, nint length, int protection, int flags, int file, nint offset);
    [DllImport("libc")] static extern int mprotect(nint address, nint length, int protection);
    [DllImport("libc")] static extern int munmap(nint address, nint length);
}
