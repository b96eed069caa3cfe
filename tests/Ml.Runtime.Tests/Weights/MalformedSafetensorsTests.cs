using System.Buffers.Binary;
using System.Text;
using Ml.Weights;
using static Ml.Runtime.Tests.Weights.Content;

namespace Ml.Runtime.Tests.Weights;

/// <summary>Each kind of damage is named with file, byte and expectation.</summary>
public sealed class MalformedSafetensorsTests
{
    static readonly string A = Tensor("a", "[2]", 0, 8);

    public static TheoryData<string, string, int> Headers => new()
    {
        { "", "a header in JSON", 0 },
        { "[]", "byte 8: expected an object of tensors, found StartArray", 0 },
        { "{", "a header in JSON", 0 },
        { "{} x", "a header in JSON", 0 },
        { "{" + A + "," + Tensor("a", "[2]", 8, 16) + "}", "each name once, found 'a' again", 16 },
        { """{"__metadata__":{},"__metadata__":{}}""", "each name once, found '__metadata__' again", 0 },
        { """{"__metadata__":{"x":1}}""", "a string as metadata 'x', found Number 1", 0 },
        { """{"__metadata__":{"x":"1","x":"2"}}""", "each metadata key once", 0 },
        { """{"__metadata__":[]}""", "an object of strings as metadata", 0 },
        { """{"a":1}""", "an object for tensor 'a', found Number 1", 0 },
        { """{"a":{}}""", "dtype, shape and two data_offsets for 'a'", 0 },
        { """{"a":{"dtype":"F32","dtype":"F32"}}""", "each once, found 'dtype'", 0 },
        { """{"a":{"what":1}}""", "each once, found 'what'", 0 },
        { "{" + Tensor("a", "[2]", 0, 8, "F31") + "}", "one of BOOL, U8,", 8 },
        { "{" + Tensor("a", "2", 0, 8) + "}", "an array of sizes, found Number 2", 8 },
        { "{" + Tensor("a", "[-2]", 0, 8) + "}", "whole numbers from 0 to 2^63 - 1 as sizes, found Number -2", 8 },
        { "{" + Tensor("a", "[2.5]", 0, 8) + "}", "found Number 2.5", 8 },
        { "{" + Tensor("a", "[99999999999999999999]", 0, 8) + "}", "whole numbers from 0 to 2^63 - 1 as sizes", 8 },
        { "{" + Tensor("a", "[4611686018427387904,4]", 0, 8) + "}", "a tensor that fits into 64-bit offsets", 8 },
        { "{" + Tensor("a", "[3]", 0, 8) + "}", "12 bytes for F32 [3], found data_offsets [0, 8] of 'a'", 8 },
        { "{" + Tensor("a", "[2]", 8, 0) + "}", "found data_offsets [8, 0]", 8 },
        { """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0]}}""", "two data_offsets for 'a'", 0 },
        { """{"a":{"dtype":"U8","shape":[0],"data_offsets":[0,0,0]}}""", "at most 2 offsets", 0 },
        { "{" + A + "}", "expected 8 bytes of data up to the end of tensor 'a', found the end of the file", 7 },
        { "{" + A + "}", "the end of the file after the last tensor, found 1 more bytes", 9 },
        { "{" + A + "," + Tensor("b", "[2]", 12, 20) + "}", "'b' to begin at data byte 8, where the one before ends, " +
            "found data_offsets that begin at 12 (hole)", 20 },
        { "{" + A + "," + Tensor("b", "[2]", 4, 12) + "}", "found data_offsets that begin at 4 (overlap)", 12 },
        { """{"\ud800":{}}""", "a header in JSON", 0 },
        { """{"a":{"shape":[""" + string.Join(',', Enumerable.Repeat(1, 65)) + "]}}", "at most 64 sizes", 1 },
        { new string('[', 100_000), "an object of tensors", 0 },
        { """{"a":{"shape":""" + new string('[', 100_000), "whole numbers", 0 },
        { """{"a":""" + string.Concat(Enumerable.Repeat("""{"shape":""", 10_000)), "an array of sizes", 0 },
    };

    [Theory, MemberData(nameof(Headers))]
    public void A_wrong_header_is_refused(string header, string message, int dataBytes)
    {
        var content = Of(header, dataBytes);
        var error = Should.Throw<SafetensorsException>(() => SafetensorsFile.Over(content, "w.safetensors"));
        error.Message.ShouldStartWith("w.safetensors, byte ");
        error.Message.ShouldContain(message);
        error.Message.Length.ShouldBeLessThan(1000);
        error.Offset.ShouldBeInRange(0, 8 + Encoding.UTF8.GetByteCount(header) + dataBytes);
    }

    [Fact]
    public void A_header_that_is_not_utf8_is_refused()
    {
        var error = Should.Throw<SafetensorsException>(() => SafetensorsFile.Over(Of("{\"\xff\":1}"u8.ToArray()
            .Select(b => b == 0xc3 ? (byte)0xff : b).ToArray(), 0), "w"));
        error.Message.ShouldBe("w, byte 8: expected a header in UTF-8, found bytes that are not UTF-8");
    }

    [Theory]
    [InlineData(0UL)]
    [InlineData(3UL)]
    [InlineData(100_000_001UL)]
    [InlineData(ulong.MaxValue)]
    [InlineData(1UL << 63)]
    public void A_header_length_beyond_the_file_costs_nothing(ulong length)
    {
        var content = Of("{}", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(content, length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Should.Throw<SafetensorsException>(() => SafetensorsFile.Over(content, "w"));
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1 << 20);
    }

    [Fact]
    public void Every_truncation_is_noticed()
    {
        var content = Of("{" + A + "}", 8);
        for (var length = 0; length < content.Length; length++)
            Should.Throw<SafetensorsException>(() => SafetensorsFile.Over(content.AsMemory(0, length), "w"));
    }
}
