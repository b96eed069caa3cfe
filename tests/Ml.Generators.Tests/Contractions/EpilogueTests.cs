using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Tests.Contractions;

public sealed class EpilogueTests
{
    /// <summary>relu(sum + bias[n]): one load of the bias for all rows of a tile.</summary>
    [Theory]
    [InlineData(1, 784, 128)]
    [InlineData(27, 20, 40)]
    [InlineData(5, 9, 10)]
    public void Bias_and_activation(int m, int k, int n) => Check(m, k, n, [[1]], (b, sum, x) => b.Add(new Relu(), b.Add(new Add(), sum, x[0])), (s, x) => Math.Max(0, s + x[0]));

    /// <summary>sum * scale[m] + residual[m, n].</summary>
    [Theory]
    [InlineData(30, 33, 70)]
    [InlineData(2, 3000, 40)]
    public void Scale_of_rows_and_residual(int m, int k, int n) => Check(
        m, k, n, [[0], [0, 1]], (b, sum, x) => b.Add(new Add(), b.Add(new Multiply(), sum, x[0]), x[1]), (s, x) => (s * x[0]) + x[1]);

    /// <summary>Long expressions leave the registers: sums go through memory.</summary>
    [Theory]
    [InlineData(14, 10, 64)]
    [InlineData(3, 700, 37)]
    public void Expressions_too_long_for_every_register(int m, int k, int n) => Check(
        m, k, n, [[1]],
        (b, sum, x) =>
        {
            Value v = b.Add(new Add(), sum, x[0]);
            for (int i = 0; i < 8; i++)
                v = b.Add(new Maximum(), b.Add(new Multiply(), v, v), b.Add(new Negate(), v));
            return v;
        },
        (s, x) =>
        {
            double v = s + x[0];
            for (int i = 0; i < 8; i++)
                v = Math.Max(v * v, -v);
            return v;
        },
        scale: 0.01f);

    /// <param name="axes">Of the result, along which each operand varies.</param>
    /// <param name="scale">Of the left operand, to keep sums small.</param>
    private static void Check(
        int m, int k, int n, int[][] axes, Func<GraphBuilder, Value, Value[], Value> build, Func<double, double[], double> expected, float scale = 1)
    {
        foreach (bool symbolic in new[] { false, true })
        {
            foreach (int[] order in new int[][] { [0, 1], [1, 0] })
            {
                Dictionary<int, string>? rows = symbolic ? new() { [0] = "batch" } : null;
                using var left = new TestTensor([m, k], named: rows, seed: 1);
                using var right = new TestTensor([k, n], [1, 0], seed: 2);
                using var result = new TestTensor([m, n], order, named: rows, seed: 3);
                TestTensor[] operands = [.. axes.Select((a, i) => new TestTensor(
                    [m, n], broadcast: [.. new[] { 0, 1 }.Except(a)], named: rows, seed: 10 + i))];
                foreach (ref float x in left.Memory)
                    x *= scale;
                var builder = new GraphBuilder();
                Value sum = builder.Add(new InputLeaf("sum", 99, result.Value.Type));
                Value[] inputs = [.. operands.Select((o, i) => builder.Add(new InputLeaf("operand", i, o.Value.Type)))];
                Value last = build(builder, sum, inputs);
                Node[] nodes = [.. builder.Nodes.Where(node => node.Operation is not Leaf)];
                var epilogue = new Epilogue(
                    new Expression(nodes, [last]), sum,
                    inputs.Select((v, i) => new EpilogueOperand(v, operands[i].Access)).ToEquatableArray());
                ContractionPlan plan = ContractionPlanner.MatMul(left.Operand(), right.Operand(true), result.Value, result.Access, epilogue);

                PlanRunner.Check(
                    plan, result, [left, right, .. operands.Select((o, i) => o.As(inputs[i]))],
                    at =>
                    {
                        double total = 0;
                        for (int i = 0; i < k; i++)
                            total += left[at[0], i] * right[i, at[1]];
                        return expected(total, [.. operands.Select(o => o[at])]);
                    },
                    k, _ => m);
                foreach (TestTensor operand in operands)
                    operand.Dispose();
            }
        }
    }
}
