using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;

namespace Ml.Testing.Oracle;

/// <summary>Runs a loop's body repetition by repetition.</summary>
internal static class LoopRunner
{
    public static NumberArray[] Run(Loop loop, NumberArray[] operands, OracleInputs inputs)
    {
        GraphOutput[] outputs = [.. loop.Body.OutputsOf(OutputRole.Body)];
        NumberArray[] now = [.. operands];
        int[] carried = [.. Enumerable.Range(0, operands.Length).Where(i => loop.Kinds[i] == LoopOperand.Carried)];
        var collected = new NumberArray[outputs.Length, loop.Count];
        for (int step = 0; step < loop.Count; step++)
        {
            int repetition = loop.Reverse ? loop.Count - 1 - step : step;
            for (int i = 0; i < operands.Length; i++)
            {
                if (loop.Kinds[i] == LoopOperand.Sliced)
                    now[i] = Element(operands[i], repetition);
            }

            IReadOnlyDictionary<Value, NumberArray> values =
                GraphOracle.Evaluate(loop.Body, inputs, new Interpreter(inputs, now, repetition));
            now = [.. now];
            for (int i = 0; i < outputs.Length; i++)
            {
                collected[i, repetition] = values[outputs[i].Value];
                if (i < carried.Length)
                    now[carried[i]] = values[outputs[i].Value];
            }
        }

        return [.. outputs.Select((_, i) => i < carried.Length
            ? now[carried[i]]
            : Join([.. Enumerable.Range(0, loop.Count).Select(r => collected[i, r])]))];
    }

    /// <summary>Arrays of one shape as elements of a new first axis.</summary>
    public static NumberArray Join(NumberArray[] items) =>
        new([items.Length, .. items[0].Shape], [.. items.SelectMany(i => i.Data)]);

    private static NumberArray Element(NumberArray stack, int index)
    {
        int[] shape = stack.Shape[1..];
        int count = NumberArray.Count(shape);
        return new NumberArray(shape, stack.Data[(index * count)..((index + 1) * count)]);
    }
}
