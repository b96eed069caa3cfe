using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Testing.Golden;

/// <summary>
/// The model that a golden case stands for: its operator on its inputs, and as loss the sum of output times the stored
/// upstream gradient, so that the gradients of the loss are those of the case.
/// </summary>
public static class GoldenProgram
{
    /// <summary>
    /// Inputs of the model are the case's; the upstream gradients are its targets. Null when the case's hyperparameters
    /// are not supported yet.
    /// </summary>
    public static ModelSpec? Write(GoldenCase golden)
    {
        var program = new SpecBuilder("Golden");
        int count = golden.Numbered("input").Length;
        int[] inputs =
        [
            .. Enumerable.Range(0, count).Select(i => program.Input(
                $"input{i}", ShapeOf(golden, $"input.{i}"), ElementOf(golden, $"input.{i}"), golden.Tensors.ContainsKey($"grad_input.{i}"))),
        ];
        int outputs = golden.Numbered("output").Length;
        Dictionary<int, int> upstream = [];
        for (int i = 0; i < outputs; i++)
        {
            if (golden.Tensors.ContainsKey($"grad_output.{i}"))
                upstream[i] = program.Target($"upstream{i}", ShapeOf(golden, $"grad_output.{i}"));
        }

        int[] results = GoldenCalls.All[golden.Operator](program, golden, inputs);
        if (results.Length == 0)
            return null;
        int forward = results[^1] + 1 - count - upstream.Count;
        int? loss = null;
        foreach ((int output, int target) in upstream)
        {
            int term = program.Call("Sum", program.Call("Multiply", [results[output], target]));
            loss = loss is null ? term : program.Call("Add", [loss.Value, term]);
        }

        return program.Build(results, loss ?? -1, forward);
    }

    private static Shape ShapeOf(GoldenCase golden, string tensor) => new(golden.Tensors[tensor].Shape.Select(s => (Dim)s));

    private static ElementType ElementOf(GoldenCase golden, string tensor) =>
        golden.Integers.Contains(tensor) ? ElementType.Int32 : ElementType.Float32;
}
