using System.ComponentModel;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Ml.Numerics;

/// <summary>The process-wide choice of register width.</summary>
public static class Simd
{
    static VectorWidth Chosen = Choose();

    /// <summary>
    /// The width that models constructed from now on run on. At start: the environment variable <c>ML_SIMD</c>
    /// (<c>512</c>, <c>256</c>, <c>128</c> or <c>scalar</c>), else the widest that the process runs in hardware.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no width.</exception>
    /// <exception cref="PlatformNotSupportedException">It is wider than <see cref="Widest"/>, and would run tens of
    /// times slower than that.</exception>
    public static VectorWidth Width
    {
        get => Chosen;
        set
        {
            if (value > Widest && Enum.IsDefined(value))
                throw new PlatformNotSupportedException($"This process runs nothing wider than {Widest} in hardware: {value} would be slow.");
            Force(value);
        }
    }

    /// <summary>
    /// Sets the width, also to one that this process runs in software: the same results, tens of times slower. For
    /// tests of every width.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">It is no width.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static void Force(VectorWidth width) => Chosen = Enum.IsDefined(width)
        ? width
        : throw new ArgumentOutOfRangeException(nameof(width), width, "not a vector width");

    /// <summary>The widest register that this process runs in hardware.</summary>
    public static VectorWidth Widest =>
        Vector512.IsHardwareAccelerated ? VectorWidth.V512 :
        Vector256.IsHardwareAccelerated ? VectorWidth.V256 :
        Vector128.IsHardwareAccelerated ? VectorWidth.V128 : VectorWidth.Scalar;

    /// <summary>
    /// True when the processor has AVX2 and FMA but the process was compiled without them, as NativeAOT does by
    /// default: everything is right, and tens of times too slow.
    /// </summary>
    public static bool IsCrippled => ProcessorHasFma() && !(Fma.IsSupported && Vector256.IsHardwareAccelerated);

    // Runs once, when the first model (or anything else) asks for the width.
    static VectorWidth Choose()
    {
        if (IsCrippled)
            Warn(CrippledWarning);
        VectorWidth width = Choose(Environment.GetEnvironmentVariable("ML_SIMD"), Widest, out string? complaint);
        if (complaint is not null)
            Warn(complaint);
        return width;
    }

    // A log that is full must not keep the first model from being made.
    static void Warn(string warning)
    {
        try
        {
            Console.Error.WriteLine(warning);
        }
        catch (IOException)
        {
        }
    }

    internal const string CrippledWarning =
        "Ml.Runtime: WARNING: this process runs without AVX2 and FMA although the processor has them; models will be tens "
        + "of times slower. For NativeAOT set <MlInstructionSet>x86-64-v3</MlInstructionSet> in the published project; under "
        + "the JIT look for DOTNET_Enable* variables that switch them off.";

    internal static VectorWidth Choose(string? wish, VectorWidth widest, out string? complaint)
    {
        complaint = null;
        if (string.IsNullOrEmpty(wish))
            return widest;
        VectorWidth? width = Parse(wish);
        if (width <= widest)
            return width.Value;
        string why = width is null
            ? "expected 512, 256, 128 or scalar"
            : "which this process would run in software, tens of times slower";
        complaint = $"Ml.Runtime: WARNING: ML_SIMD is '{wish}', {why}; using {widest}.";
        return widest;
    }

    static VectorWidth? Parse(string text) => text.Trim().ToLowerInvariant() switch
    {
        "512" => VectorWidth.V512,
        "256" => VectorWidth.V256,
        "128" => VectorWidth.V128,
        "1" or "32" or "scalar" => VectorWidth.Scalar,
        _ => null,
    };

    // Leaf 7 EBX bit 5 is AVX2; leaf 1 ECX bits 12, 27, 28 are FMA, XSAVE enabled by the system, AVX.
    static bool ProcessorHasFma()
    {
        if (!X86Base.IsSupported || X86Base.CpuId(0, 0).Eax < 7)
            return false;
        const int Needed = (1 << 12) | (1 << 27) | (1 << 28);
        return (X86Base.CpuId(1, 0).Ecx & Needed) == Needed && (X86Base.CpuId(7, 0).Ebx & (1 << 5)) != 0;
    }
}
