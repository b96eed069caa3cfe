using System.Runtime.CompilerServices;
using Ml.Numerics;

namespace Ml.Kernels;

/// <summary>The way of a contraction over the rows and columns of a block, tile by tile.</summary>
/// <typeparam name="V">The registers.</typeparam>
/// <typeparam name="T">The contraction.</typeparam>
public unsafe ref struct TileSweep<V, T>
    where V : unmanaged, IVector<V>
    where T : unmanaged, IContraction<T>
{
    readonly float* _sums;
    readonly float* _packed;
    TileBlock _block;
    nint _first;
    bool _delivers;

    internal TileSweep(float* sums, float* packed)
    {
        _sums = sums;
        _packed = packed;
    }

    /// <summary>The contraction, at the present item.</summary>
    internal T Contraction;

    /// <summary>The loops over the steps of this pass.</summary>
    internal TileSteps Steps;

    /// <summary>The row that the tiles have come to.</summary>
    internal nint Row;

    /// <summary>Whether nothing was summed before.</summary>
    internal readonly bool IsFirst => _first == 0;

    /// <summary>Begins an item with all its steps.</summary>
    internal void Start(nint* args, nint item)
    {
        Contraction.Item(args, item, out _block);
        Steps = new TileSteps(Contraction.Steps(2), Contraction.Steps(1), Contraction.Steps(0));
        Row = _block.RowBegin;
        (_first, _delivers) = (0, false);
    }

    /// <summary>Begins a pass over some indices of the outermost axis, whose sums wait in memory.</summary>
    internal void StartChunk(nint first, nint count)
    {
        Steps = T.ChunkSteps(Contraction, count);
        (_first, Row) = (first, _block.RowBegin);
    }

    /// <summary>Begins the pass that finishes the sums that wait.</summary>
    internal void StartDelivery() => (Row, _delivers) = (_block.RowBegin, true);

    /// <summary>Goes on in tiles of one height while enough rows are left.</summary>
    /// <param name="reserve">Rows that lower tiles take.</param>
    /// <typeparam name="K">The tile.</typeparam>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Rows<K>(nint reserve = 0) where K : struct, ITile
    {
        T contraction = Contraction;
        nint height = K.Rows / T.InnerRows, width = K.Vectors * V.Count;
        for (; Row + height + reserve <= _block.RowEnd; Row += height)
        {
            float* left = contraction.Left(Row, _first);
            if (T.LeftRows != LeftRows.InPlace && !_delivers)
            {
                LeftCopy.Make<V, T>(contraction, left, _packed, K.Rows, Steps.Inner);
                left = _packed;
            }

            for (nint column = _block.ColumnBegin; column < _block.ColumnEnd; column += width)
            {
                nint columns = Math.Min(width, _block.ColumnEnd - column);
                float* sums = T.Chunk == 0 ? _sums : WaitingSums<K>(column);
                bool isWhole = T.IsInline && columns == width;
                if (!_delivers)
                    K.Sum(this, left, contraction.Right(column, _first, width), column, sums, isWhole);
                if (T.Chunk == 0 ? !isWhole : _delivers)
                    Finish(column, sums, K.Rows, width, columns);
            }
        }
    }

    readonly float* WaitingSums<K>(nint column) where K : struct, ITile =>
        _sums + ((Row - _block.RowBegin) * T.RowSums) + ((column - _block.ColumnBegin) * K.Rows);

    /// <summary>Results of a tile whose sums are in memory: tails of columns, what is not worth doing in the tile.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void Finish(nint column, float* sums, nint rows, nint width, nint columns)
    {
        T contraction = Contraction;
        nint row = Row;
        for (nint y = 0; y < rows; y++, sums += width)
        {
            nint x = 0;
            for (; x <= columns - V.Count; x += V.Count)
                contraction.Finish(V.Load(sums + x), default(AllLanes<V>), row, column, y, x);
            if (V.Count > 1 && x < columns)
                contraction.Finish(V.Load(sums + x), new FirstLanes<V>((int)(columns - x)), row, column, y, x);
        }
    }
}
