using System.Globalization;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>One size of register tile and where its rows lie.</summary>
internal sealed class TileShape
{
    /// <summary>Floats between the steps of packed columns: a tile has at most this many rows.</summary>
    public const int PackedColumn = 16;

    public TileShape(TiledContraction kernel, int height, int vectors)
    {
        TilePlan tiles = kernel.Tiles;
        Height = height;
        Rows = height * tiles.InnerCount;
        Vectors = vectors;
        Left = [.. Enumerable.Range(0, Rows).Select(r => tiles.LeftPacking switch
        {
            LeftPacking.Rows => (Dim)(r * PackedRow(tiles)),
            LeftPacking.Columns => r,
            _ => At(tiles, r, a => a.Left),
        })];
        Result = [.. Enumerable.Range(0, Rows).Select(r => At(tiles, r, a => a.Result))];
        Operands = [.. Enumerable.Range(0, kernel.Data.OperandPlaces.Count)
            .Select(i =>
                (IReadOnlyList<Dim>)[.. Enumerable.Range(0, Rows).Select(r => At(tiles, r, a => a.Epilogue[i]))])];
    }

    /// <summary>Indices of the rows' axis.</summary>
    public int Height { get; }

    public int Rows { get; }

    public int Vectors { get; }

    public string Name => string.Format(CultureInfo.InvariantCulture, "Tile{0}x{1}", Rows, Vectors);

    /// <summary>Distance of each row's left elements from the first row's.</summary>
    public IReadOnlyList<Dim> Left { get; }

    public IReadOnlyList<Dim> Result { get; }

    /// <summary>The same for each operand of the epilogue.</summary>
    public IReadOnlyList<IReadOnlyList<Dim>> Operands { get; }

    /// <summary>
    /// Floats between packed rows: 16 more than their steps, so that rows share no lines of the cache.
    /// </summary>
    public static int PackedRow(TilePlan tiles) => (int)PackedSteps(tiles) + 16;

    public static long PackedSteps(TilePlan tiles) => tiles.ChunkLength > 0 ? tiles.ChunkLength : tiles.Steps.Value;

    private static Dim At(TilePlan tiles, int row, Func<ContractionAxis, Dim> stride)
    {
        Dim distance = Dim.Zero;
        for (int i = tiles.InnerRows.Count - 1; i >= 0; i--)
        {
            int size = (int)tiles.InnerRows[i].Size.Value;
            distance += stride(tiles.InnerRows[i]) * (row % size);
            row /= size;
        }

        return distance + (stride(tiles.Rows) * row);
    }
}
