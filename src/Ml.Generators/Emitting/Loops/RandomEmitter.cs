using Ml.Generators.Planning.Loops;

namespace Ml.Generators.Emitting.Loops;

/// <summary>
/// Writes draws: the generator is a function of the element's number, so that any cut gives the same numbers.
/// </summary>
internal sealed class RandomEmitter : KernelEmitter<RandomKernel>
{
    protected override void Write(RandomKernel kernel, KernelWriter writer)
    {
        string count = CSharpDialect.Size(kernel.Count);
        string first = writer.Local("nint", "first", $"(nint)begin * {RandomKernel.Block}");
        string length = writer.Local(
            "nint", "length", $"Math.Min((nint)end * {RandomKernel.Block}, {count}) - {first}");
        writer.Line($"if ({length} > 0)");
        writer.Line(
            $"    Philox.FillUniform(result + {first}, {length}, ((ulong*)randomState)[0], ((ulong*)randomState)[1], "
            + $"(uint){CSharpDialect.Size(kernel.Stream)}, {first});");
    }
}
