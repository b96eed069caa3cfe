using System.Globalization;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>Loops over blocks and tiles, then the functions they call.</summary>
internal sealed class TiledContractionEmitter : KernelEmitter<TiledContraction>
{
    protected override void Write(TiledContraction kernel, KernelWriter writer)
    {
        var text = new TiledText(kernel);
        TileShape[] wide = Shapes(kernel.Tiles.Wide), narrow = Shapes(kernel.Tiles.Narrow);
        using (writer.Braces("if (V.Count == 16)"))
            new TileLoopWriter(text, kernel.Tiles.Wide, wide, writer).Write();
        using (writer.Braces("else"))
            new TileLoopWriter(text, kernel.Tiles.Narrow, narrow, writer).Write();

        foreach (TileShape shape in wide.Concat(narrow).GroupBy(s => s.Name).Select(g => g.First()))
            Function(TileWriter.Write(text, shape));
        if (text.NeedsFinish)
            Function(FinishWriter.Write(text));
        if (kernel.Tiles.LeftPacking != LeftPacking.None)
            Function(PackLeftWriter.Write(text));

        TileShape[] Shapes(TileVariant variant) => [.. variant.RowSteps.Select(s => new TileShape(kernel, s.Height, variant.Vectors))];

        void Function(string function)
        {
            writer.Line();
            writer.Line(function.TrimEnd('\n'));
        }
    }
}
