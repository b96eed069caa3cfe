using Ml.Numerics;
using Ml.Runtime.Tests.Support;

namespace Ml.Runtime.Tests.Numerics;

public sealed unsafe class TranspositionTests
{
    [Theory]
    [InlineData(0, 5)]
    [InlineData(1, 1)]
    [InlineData(4, 4)]
    [InlineData(3, 9)]
    [InlineData(10, 3)]
    [InlineData(33, 131)]
    public void Exchanges_rows_and_columns_and_touches_nothing_else(int rows, int columns)
    {
        int sourceStride = columns + 3, targetStride = rows + 2;
        int sourceLength = rows == 0 ? 0 : ((rows - 1) * sourceStride) + columns, targetLength = rows == 0 ? 0 : ((columns - 1) * targetStride) + rows;
        using var source = new GuardedBuffer(sourceLength);
        using var target = new GuardedBuffer(targetLength);
        float* from = source.Last(sourceLength), to = target.Last(targetLength);
        for (int i = 0; i < sourceLength; i++)
            from[i] = i;
        new Span<float>(to, targetLength).Fill(-1);

        Transposition.Copy(from, sourceStride, to, targetStride, rows, columns);

        for (int i = 0; i < targetLength; i++)
        {
            int column = i / targetStride, row = i % targetStride;
            to[i].ShouldBe(row < rows ? (row * sourceStride) + column : -1);
        }
    }
}
