using System.Runtime.InteropServices;

namespace Ml.Memory;

/// <summary>
/// Floats outside the managed heap, aligned to 64 bytes (a cache line and the widest register), zeroed, and never
/// moved.
/// </summary>
public sealed unsafe class AlignedBuffer : IDisposable
{
    const int Alignment = 64;

    // Not a property of its own: freeing takes it away atomically.
    nint _address;

    /// <summary>Allocates zeroed memory.</summary>
    /// <param name="floats">Number of floats, at least 0; one float is allocated for 0, so that the pointer is never
    /// null.</param>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="floats"/> is negative or more than memory can
    /// address.</exception>
    /// <exception cref="OutOfMemoryException">The system has no memory of that size.</exception>
    public AlignedBuffer(long floats)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(floats);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(floats, nint.MaxValue / sizeof(float) - Alignment);
        nuint bytes = (nuint)Math.Max(floats, 1) * sizeof(float);
        _address = (nint)(bytes >= LargePages.Worthwhile
            ? LargePages.Allocate(bytes)
            : NativeMemory.AlignedAlloc(bytes, Alignment));
        NativeMemory.Clear(Pointer, bytes);
        Length = floats;
        if (bytes >= PressureThreshold)
            GC.AddMemoryPressure((long)bytes);
    }

    // The collector cannot see native memory: telling it about large blocks makes forgotten models go away in time.
    const nuint PressureThreshold = 1 << 16;

#pragma warning disable MA0055 // A handle per buffer would only move the finaliser: this class holds nothing else.
    /// <summary>Frees the memory of a buffer that was not disposed.</summary>
    ~AlignedBuffer() => Free();
#pragma warning restore MA0055

    /// <summary>The first float; null after <see cref="Dispose"/>.</summary>
    public float* Pointer => (float*)_address;

    /// <summary>Number of floats; 0 after <see cref="Dispose"/>.</summary>
    public long Length { get; private set; }

    /// <summary>The floats as a span.</summary>
    /// <exception cref="OverflowException">The buffer is longer than a span can be (2^31 - 1); use <see
    /// cref="Pointer"/>.</exception>
    public Span<float> Span => new(Pointer, checked((int)Length));

    /// <summary>Frees the memory, once, whoever calls. Spans and pointers into it must not be used
    /// afterwards.</summary>
    public void Dispose()
    {
        Free();
        GC.SuppressFinalize(this);
    }

    void Free()
    {
        nint address = Interlocked.Exchange(ref _address, 0);
        if (address == 0)
            return;
        nuint bytes = (nuint)Math.Max(Length, 1) * sizeof(float);
        NativeMemory.AlignedFree((void*)address);
        Length = 0;
        if (bytes >= PressureThreshold)
            GC.RemoveMemoryPressure((long)bytes);
    }
}
