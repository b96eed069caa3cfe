using Ml.Generators.Graph;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using Ml.Generators.Tests.Support;
using Ml.Numerics;

namespace Ml.Generators.Tests.Loops;

public sealed class IndexKernelTests
{
    private static readonly Dim N = Dim.Named("n");

    private static Place At(string label) =>
        new Place.OfValue(new GraphBuilder().Add(new InputLeaf(label, 0, new TensorType(ElementType.Float32, Shape.Scalar))), Dim.Zero);

    private static float[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(i => (i * 37 % 101) - 50f)];

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(70)]
    public void Gathers_copy_rows_and_scatters_add_them_in_order(int width)
    {
        CompiledKernel[] kernels = KernelHarness.Compile(
        [
            new GatherKernel("Gather", 6, width, N, ElementType.Float32, At("table"), At("ids"), At("result")),
            new ScatterAddKernel("ScatterAdd", 6, width, N, ElementType.Float32, At("ids"), At("input"), At("result")),
        ]);
        int[] ids = [5, 0, 2, 2, 5, 1, 2];
        float[] table = Numbers(6 * width), rows = Numbers(ids.Length * width);
        float[] sums = new float[6 * width];
        for (int i = 0; i < rows.Length; i++)
            sums[(ids[i / width] * width) + (i % width)] += rows[i];

        foreach (VectorWidth vector in Enum.GetValues<VectorWidth>())
        {
            foreach (int grain in new[] { 100, 1 })
            {
                float[] gathered = new float[ids.Length * width], added = Numbers(6 * width);
                kernels[0].Run(vector, [table, ids, gathered], _ => ids.Length, grain);
                kernels[1].Run(vector, [ids, rows, added], _ => ids.Length, grain);
                gathered.ShouldBe(Enumerable.Range(0, gathered.Length).Select(i => table[(ids[i / width] * width) + (i % width)]));
                added.ShouldBe(sums);
            }
        }
    }

    [Theory]
    [InlineData(6)]
    [InlineData(-1)]
    [InlineData(int.MinValue)]
    public void An_id_out_of_range_is_named(int wrong)
    {
        CompiledKernel[] kernels = KernelHarness.Compile(
        [
            new GatherKernel("Gather", 6, 3, 2, ElementType.Float32, At("table"), At("ids"), At("result")),
            new ScatterAddKernel("ScatterAdd", 6, 3, 2, ElementType.Float32, At("ids"), At("input"), At("result")),
        ]);
        int[] ids = [1, wrong];
        foreach (Action run in new Action[]
        {
            () => kernels[0].Run(VectorWidth.V256, [new float[18], ids, new float[6]]),
            () => kernels[1].Run(VectorWidth.V256, [ids, new float[6], new float[18]]),
        })
            Should.Throw<ArgumentOutOfRangeException>(run).Message.ShouldBe($"The id {wrong} at position 1 names no row of a table of 6 (0 to 5).");
    }
}
