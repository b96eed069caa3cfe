using Ml.Generators.Graph;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Prints what a contraction does to a register of finished sums.</summary>
internal static class EpilogueWriter
{
    /// <param name="sum">The register.</param>
    /// <param name="operands">Registers of the operands.</param>
    /// <returns>The register to store.</returns>
    public static string Apply(KernelWriter writer, Epilogue? epilogue, string sum, IReadOnlyList<string> operands)
    {
        if (epilogue is null || epilogue.IsIdentity)
            return sum;
        Dictionary<Value, string> inputs = new() { [epilogue.Accumulator] = sum };
        for (int i = 0; i < epilogue.Operands.Count; i++)
            inputs[epilogue.Operands[i].Value] = operands[i];
        return ExpressionWriter.Write(writer, epilogue.Expression, inputs)[0];
    }

    /// <summary>Whether operands force registers to be filled lane by lane in tails.</summary>
    public static bool NeedsSingleLanes(Epilogue? epilogue, ContractionAxis lanes) =>
        epilogue is not null && epilogue.Operands.Where((_, i) => LaneText.NeedsSingleLanes(lanes.Epilogue[i])).Any();
}
