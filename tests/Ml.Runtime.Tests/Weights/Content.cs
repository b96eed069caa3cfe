using System.Buffers.Binary;
using System.Text;
using Ml.Contracts;
using Ml.Weights;

namespace Ml.Runtime.Tests.Weights;

/// <summary>Files in memory, right and wrong.</summary>
static class Content
{
    public static byte[] Of(string header, int dataBytes) => Of(Encoding.UTF8.GetBytes(header), dataBytes);

    public static byte[] Of(byte[] header, int dataBytes)
    {
        var file = new byte[sizeof(ulong) + header.Length + dataBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(file, (ulong)header.Length);
        header.CopyTo(file, sizeof(ulong));
        return file;
    }

    public static string Tensor(string name, string shape, int begin, int end, string type = "F32") =>
        $$"""
        "{{name}}":{"dtype":"{{type}}","shape":{{shape}},"data_offsets":[{{begin}},{{end}}]}
        """;

    public static byte[] Written(Action<SafetensorsWriter> fill)
    {
        var writer = new SafetensorsWriter();
        fill(writer);
        using var stream = new MemoryStream();
        writer.WriteTo(stream);
        return stream.ToArray();
    }

    /// <summary>Counts up from <paramref name="first"/>.</summary>
    public static ParameterSet Counting(float first, params ParameterInfo[] infos)
    {
        var set = new ParameterSet(infos);
        foreach (ref var value in set.Values)
            value = first++;
        return set;
    }
}
