using System.Diagnostics;
using System.Runtime.Intrinsics.X86;
using Ml.Numerics;
using Ml.Runtime.Tests.Support;

namespace Ml.Runtime.Tests.Numerics;

[Collection(ProcessWide.Name)]
public sealed class SimdTests
{
    [Theory]
    [InlineData("512", VectorWidth.V512)]
    [InlineData(" 256 ", VectorWidth.V256)]
    [InlineData("128", VectorWidth.V128)]
    [InlineData("scalar", VectorWidth.Scalar)]
    [InlineData("SCALAR", VectorWidth.Scalar)]
    public void The_environment_chooses_the_width(string wish, VectorWidth expected)
    {
        Simd.Choose(wish, VectorWidth.V512, out string? complaint).ShouldBe(expected);
        complaint.ShouldBeNull();
    }

    [Fact]
    public void Without_a_wish_it_is_the_widest()
    {
        Simd.Choose(null, VectorWidth.V256, out string? complaint).ShouldBe(VectorWidth.V256);
        complaint.ShouldBeNull();
    }

    [Fact]
    public void A_wrong_wish_is_reported_and_ignored()
    {
        Simd.Choose("avx", VectorWidth.V128, out string? complaint).ShouldBe(VectorWidth.V128);
        complaint.ShouldNotBeNull().ShouldContain("'avx'");
        complaint.ShouldContain("512, 256, 128 or scalar");
    }

    [Theory]
    [InlineData("512", VectorWidth.V256)]
    [InlineData("256", VectorWidth.V128)]
    [InlineData("128", VectorWidth.Scalar)]
    public void A_width_that_would_run_in_software_is_reported_and_not_used(string wish, VectorWidth widest)
    {
        Simd.Choose(wish, widest, out string? complaint).ShouldBe(widest);
        complaint.ShouldNotBeNull().ShouldContain($"'{wish}'");
        complaint.ShouldContain("in software");
    }

    [Fact]
    public void Widths_of_the_hardware_may_be_set_and_all_be_forced()
    {
        VectorWidth before = Simd.Width;
        try
        {
            foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
            {
                Simd.Force(width);
                Simd.Width.ShouldBe(width);
                if (width <= Simd.Widest)
                    Simd.Width = width;
                else
                    Should.Throw<PlatformNotSupportedException>(() => Simd.Width = width).Message.ShouldContain($"{Simd.Widest}");
            }
            Should.Throw<ArgumentOutOfRangeException>(() => Simd.Width = (VectorWidth)64);
        }
        finally
        {
            Simd.Force(before);
        }
    }

    /// <summary>A process in which the instructions are switched off, as NativeAOT does by default, says so once.</summary>
    [SkippableFact]
    public void A_process_without_fma_on_a_processor_that_has_it_is_loud()
    {
        Skip.IfNot(Fma.IsSupported, "this processor has no FMA");
        Simd.IsCrippled.ShouldBeFalse();

        string host = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") is { Length: > 0 } path ? path : "dotnet";
        ProcessStartInfo start = new(host, [typeof(SimdTests).Assembly.Location, Training.KillTarget.WidthCommand])
        {
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_EnableAVX2"] = "0";
        start.Environment["DOTNET_EnableFMA"] = "0";
        start.Environment["ML_SIMD"] = "256";
        using Process process = Process.Start(start)!;
        string errors = process.StandardError.ReadToEnd();
        errors.ShouldContain(Simd.CrippledWarning);
        errors.ShouldContain("ML_SIMD is '256'");
        process.StandardOutput.ReadToEnd().Trim().ShouldBe("V128");
    }
}
