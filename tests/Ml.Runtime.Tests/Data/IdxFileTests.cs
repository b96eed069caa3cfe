using System.Buffers.Binary;
using Ml.Data;

namespace Ml.Runtime.Tests.Data;

public class IdxFileTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bytes_and_shape_come_back(bool packed)
    {
        var content = IdxSamples.Ramp(3, 4, 5);
        var file = IdxFile.Read(packed ? IdxSamples.Gzip(content) : content, "ramp");
        file.Shape.ShouldBe([3, 4, 5]);
        file.Element.ShouldBe(IdxElement.UInt8);
        file.Count.ShouldBe(60);
        file.Bytes.ToArray().ShouldBe(Enumerable.Range(0, 60).Select(i => (byte)i));
    }

    [Fact]
    public void Large_gzip_files_grow_in_steps_and_come_back()
    {
        var content = IdxSamples.Ramp(3_000_001);
        IdxFile.Read(IdxSamples.Gzip(content), "large").Bytes.SequenceEqual(content.AsSpan(8)).ShouldBeTrue();
    }

    [Fact]
    public void Every_element_type_is_read_big_endian()
    {
        IdxFile.Read(IdxSamples.Make(IdxElement.Int8, [2], 0xFF, 0x7F), "i8").ToInt32().ShouldBe([-1, 127]);
        IdxFile.Read(IdxSamples.Make(IdxElement.Int16, [2], 0xFF, 0xFE, 0x01, 0x00), "i16").ToInt32()
            .ShouldBe([-2, 256]);
        IdxFile.Read(IdxSamples.Make(IdxElement.Int32, [1], 0x01, 0x02, 0x03, 0x04), "i32").ToInt32()
            .ShouldBe([0x01020304]);
        var f32 = new byte[8];
        BinaryPrimitives.WriteSingleBigEndian(f32, 1.5f);
        BinaryPrimitives.WriteSingleBigEndian(f32.AsSpan(4), -0.25f);
        IdxFile.Read(IdxSamples.Make(IdxElement.Float32, [2], f32), "f32").ToSingle().ShouldBe([1.5f, -0.25f]);
        var f64 = new byte[8];
        BinaryPrimitives.WriteDoubleBigEndian(f64, 0.125);
        IdxFile.Read(IdxSamples.Make(IdxElement.Float64, [1], f64), "f64").ToSingle().ShouldBe([0.125f]);
    }

    [Fact]
    public void Floating_point_files_do_not_pretend_to_be_integers()
    {
        var file = IdxFile.Read(IdxSamples.Make(IdxElement.Float32, [1], 0, 0, 0, 0), "floats");
        Should.Throw<InvalidOperationException>(() => file.ToInt32()).Message.ShouldContain("floats holds Float32");
    }

    [Fact]
    public void A_written_file_is_read_back()
    {
        var path = Path.GetTempFileName();
        try
        {
            IdxFile.Write(path, [1, 2, 3, 4, 5, 6], 2, 3);
            var file = IdxFile.Read(path);
            file.Shape.ShouldBe([2, 3]);
            file.Bytes.ToArray().ShouldBe([1, 2, 3, 4, 5, 6]);
            Should.Throw<ArgumentException>(() => IdxFile.Write(path, [1, 2, 3], 2, 3));
        }
        finally
        {
            File.Delete(path);
        }
    }
}
