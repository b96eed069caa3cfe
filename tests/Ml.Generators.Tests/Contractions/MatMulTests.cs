using Ml.Generators.Planning.Contractions;

namespace Ml.Generators.Tests.Contractions;

public sealed class MatMulTests
{
    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 784, 128)]
    [InlineData(2, 3, 5)]
    [InlineData(3, 64, 10)]
    [InlineData(5, 17, 33)]
    [InlineData(12, 16, 32)]
    [InlineData(13, 31, 47)]
    [InlineData(64, 100, 64)]
    [InlineData(100, 5, 1)]
    [InlineData(97, 130, 70)]
    [InlineData(13, 1024, 130)]
    [InlineData(512, 8, 130)]
    public void Products_of_any_size(int m, int k, int n)
    {
        foreach (bool transposeLeft in new[] { false, true })
        {
            foreach (bool transposeRight in new[] { false, true })
                Check([], m, k, n, transposeLeft, transposeRight, prepared: transposeRight);
        }
    }

    [Theory]
    [InlineData(7, 9, 20, true)]
    [InlineData(33, 40, 20, false)]
    [InlineData(1, 40, 200, true)]
    public void Symbolic_rows(int m, int k, int n, bool prepared)
    {
        Dictionary<int, string> left = new() { [0] = "batch" }, result = new() { [0] = "batch" };
        Check([], m, k, n, false, true, prepared, left, null, result);
        Check([], m, k, n, true, false, prepared, left, null, result);
    }

    [Fact]
    public void Symbolic_everything()
    {
        Check([], 9, 21, 35, false, false, false,
            new Dictionary<int, string> { [0] = "rows", [1] = "inner" }, new Dictionary<int, string> { [0] = "inner", [1] = "columns" },
            new Dictionary<int, string> { [0] = "rows", [1] = "columns" });
        Check([], 30, 1100, 35, true, true, false,
            new Dictionary<int, string> { [0] = "rows", [1] = "inner" }, new Dictionary<int, string> { [0] = "inner", [1] = "columns" },
            new Dictionary<int, string> { [0] = "rows", [1] = "columns" });
    }

    [Fact]
    public void Batches_and_operands_shared_by_them()
    {
        Check([3], 5, 8, 19, false, false, false);
        Check([2, 3], 5, 8, 19, false, true, false);
        Check([4], 6, 10, 33, false, true, true, rightBroadcast: [0]);
        Check([2, 2], 6, 10, 7, true, false, false, leftBroadcast: [0], rightBroadcast: [1]);
    }

    private static void Check(
        int[] batch, int m, int k, int n, bool transposeLeft, bool transposeRight, bool prepared,
        Dictionary<int, string>? leftNames = null, Dictionary<int, string>? rightNames = null, Dictionary<int, string>? resultNames = null,
        int[]? leftBroadcast = null, int[]? rightBroadcast = null)
    {
        int b = batch.Length;
        using var left = new TestTensor([.. batch, m, k], Order(b, transposeLeft), broadcast: leftBroadcast, named: leftNames, seed: 1);
        using var right = new TestTensor([.. batch, k, n], Order(b, transposeRight), broadcast: rightBroadcast, named: rightNames, seed: 2);
        using var result = new TestTensor([.. batch, m, n], named: resultNames, seed: 3);
        ContractionPlan plan = ContractionPlanner.MatMul(left.Operand(), right.Operand(prepared), result.Value, result.Access, null);
        PlanRunner.Check(
            plan, result, [left, right],
            at =>
            {
                double sum = 0;
                for (int i = 0; i < k; i++)
                    sum += left[[.. at[..b], at[b], i]] * right[[.. at[..b], i, at[b + 1]]];
                return sum;
            },
            k, name => name switch { "batch" or "rows" => m, "inner" => k, _ => n });
    }

    private static int[] Order(int batch, bool transposed) =>
        [.. Enumerable.Range(0, batch), .. transposed ? new[] { batch + 1, batch } : new[] { batch, batch + 1 }];
}
