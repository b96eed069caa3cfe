using Ml.Generators.Planning.Contractions;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>
/// Writes a contraction in tiles: a struct that says where operands lie and what becomes of sums. Its loops and tiles
/// are Ml.Kernels.Contraction's, compiled anew for each such struct.
/// </summary>
internal sealed class TiledContractionEmitter() : StructEmitter<TiledContraction>("Contraction")
{
    protected override void Write(TiledContraction kernel, string name, SourceWriter writer) =>
        new ContractionStruct(kernel, name, writer).Write();
}
