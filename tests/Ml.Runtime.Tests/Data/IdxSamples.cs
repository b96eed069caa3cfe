using System.Buffers.Binary;
using System.IO.Compression;
using Ml.Data;

namespace Ml.Runtime.Tests.Data;

/// <summary>IDX files in memory, well formed or not.</summary>
static class IdxSamples
{
    /// <summary>A header for the shape, followed by the data as it is.</summary>
    internal static byte[] Make(IdxElement element, int[] shape, params ReadOnlySpan<byte> data)
    {
        var file = new byte[4 + 4 * shape.Length + data.Length];
        file[2] = (byte)element;
        file[3] = (byte)shape.Length;
        for (var i = 0; i < shape.Length; i++)
            BinaryPrimitives.WriteInt32BigEndian(file.AsSpan(4 + 4 * i), shape[i]);
        data.CopyTo(file.AsSpan(4 + 4 * shape.Length));
        return file;
    }

    /// <summary>Bytes 0, 1, 2, ... in the shape.</summary>
    internal static byte[] Ramp(params int[] shape)
    {
        var count = shape.Aggregate(1, (product, size) => product * size);
        return Make(IdxElement.UInt8, shape, [.. Enumerable.Range(0, count).Select(i => (byte)i)]);
    }

    internal static byte[] Gzip(byte[] content)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(content);
        return packed.ToArray();
    }
}
