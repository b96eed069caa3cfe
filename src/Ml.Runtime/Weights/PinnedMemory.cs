using System.Buffers;

namespace Ml.Weights;

/// <summary>Managed memory held in place until disposed, or until nothing refers to it any more.</summary>
sealed unsafe class PinnedMemory(ReadOnlyMemory<byte> content) : IDisposable
{
    MemoryHandle _pin = content.Pin();

#pragma warning disable MA0055 // Parameters that use the memory in place may outlive every Dispose call.
    ~PinnedMemory() => _pin.Dispose();
#pragma warning restore MA0055

    public byte* Pointer => (byte*)_pin.Pointer;

    public void Dispose()
    {
        _pin.Dispose();
        GC.SuppressFinalize(this);
    }
}
