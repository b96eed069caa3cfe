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
        writer.Alternatives(
            () => Loops("if (V.Count == 16)", kernel.Tiles.Wide, wide),
            () => Loops("else", kernel.Tiles.Narrow, narrow));

        foreach (TileShape shape in wide.Concat(narrow).GroupBy(s => s.Name).Select(g => g.First()))
            Function(TileWriter.Write(text, shape));
        if (text.NeedsFinish)
            Function(FinishWriter.Write(text));
        if (kernel.Tiles.LeftPacking != LeftPacking.None)
            Function(PackLeftWriter.Write(text));

        TileShape[] Shapes(TileVariant variant) =>
            [.. variant.RowSteps.Select(s => new TileShape(kernel, s.Height, variant.Vectors))];

        void Loops(string condition, TileVariant variant, TileShape[] shapes)
        {
            using (writer.Braces(condition))
                new TileLoopWriter(text, variant, shapes, writer).Write();
        }

        void Function(string function)
        {
            writer.Line();
            writer.Line(function.TrimEnd('\n'));
        }
    }
}
