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
    readonly float* _waiting;
    readonly float* _packed;
    TileBlock _block;
    nint _first;
    bool _delivers;
    bool _waits;

    /// <param name="sums">Room for those of a tile.</param>
    /// <param name="waiting">Room for those of a block, and as much for what rounding cuts off of them.</param>
    /// <param name="packed">Room for the rows of a tile.</param>
    internal TileSweep(float* sums, float* waiting, float* packed)
    {
        _sums = sums;
        _waiting = waiting;
        _packed = packed;
    }

    /// <summary>The contraction, at the present item.</summary>
    internal T Contraction;

    /// <summary>The loops over the steps of this pass.</summary>
    internal TileSteps Steps;

    /// <summary>The row that the tiles have come to.</summary>
    internal nint Row;

    /// <summary>Begins an item with all its steps.</summary>
    internal void Start(nint* args, nint item)
    {
        Contraction.Item(args, item, out _block);
        Steps = new TileSteps(Contraction.Steps(2), Contraction.Steps(1), Contraction.Steps(0));
        Row = _block.RowBegin;
        (_first, _delivers, _waits) = (0, false, false);
    }

    /// <summary>Begins a pass over some indices of the outermost axis, whose sums wait in memory.</summary>
    internal void StartChunk(nint first, nint count)
    {
        Steps = T.ChunkSteps(Contraction, count);
        (_first, Row, _waits) = (first, _block.RowBegin, true);
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
                bool isWhole = T.IsInline && columns == width;
                if (!_delivers)
                    K.Sum(this, left, contraction.Right(column, _first, width), column, _sums, isWhole);
                if (T.Chunk == 0 || !_waits)
                {
                    if (!isWhole)
                        Finish(column, _sums, K.Rows, width, columns);
                }
                else if (_delivers)
                {
                    Deliver(column, WaitingSums<K>(column), K.Rows, width, columns);
                }
                else
                {
                    Keep(WaitingSums<K>(column), K.Rows * width);
                }
            }
        }
    }

    readonly float* WaitingSums<K>(nint column) where K : struct, ITile =>
        _waiting + ((Row - _block.RowBegin) * T.RowSums) + ((column - _block.ColumnBegin) * K.Rows);

    /// <summary>Adds the sums of a tile to those that wait.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    readonly void Keep(float* waiting, nint count)
    {
        float* rests = waiting + T.BlockSums;
        for (nint i = 0; i < count; i += V.Count)
        {
            V sum = default, rest = default;
            if (_first != 0)
                (sum, rest) = (V.Load(waiting + i), V.Load(rests + i));
            LongSum.Add(ref sum, ref rest, V.Load(_sums + i));
            V.Store(sum, waiting + i);
            V.Store(rest, rests + i);
        }
    }

    /// <summary>Results of a tile whose sums have waited for the last chunk.</summary>
    readonly void Deliver(nint column, float* waiting, nint rows, nint width, nint columns)
    {
        for (nint i = 0; i < rows * width; i += V.Count)
            V.Store(LongSum.Of(V.Load(waiting + i), V.Load(waiting + T.BlockSums + i)), _sums + i);
        Finish(column, _sums, rows, width, columns);
    }

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
