namespace Ml.Kernels;

/// <summary>The rows and columns of a contraction that one item computes.</summary>
/// <param name="rowBegin">The first row.</param>
/// <param name="rowEnd">Behind the last row.</param>
/// <param name="columnBegin">The first column.</param>
/// <param name="columnEnd">Behind the last column.</param>
public readonly struct TileBlock(nint rowBegin, nint rowEnd, nint columnBegin, nint columnEnd)
{
    /// <summary>The first row.</summary>
    public readonly nint RowBegin = rowBegin;

    /// <summary>Behind the last row.</summary>
    public readonly nint RowEnd = rowEnd;

    /// <summary>The first column.</summary>
    public readonly nint ColumnBegin = columnBegin;

    /// <summary>Behind the last column.</summary>
    public readonly nint ColumnEnd = columnEnd;
}
