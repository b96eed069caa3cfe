using System.Globalization;
using Ml.Testing.Declarations;
using Ml.Testing.Golden;

namespace Ml.Conformance.Tests.Layers;

/// <summary>
/// A golden case as a declared model: its operator in Forward, and as Loss the sum of output times stored upstream
/// gradient (the output itself where that is a loss), so that the gradients of Loss are those of the case.
/// </summary>
internal sealed class LayerCase
{
    private LayerCase(GoldenCase golden, string typeName, string source, bool[] integers, bool hasLoss, bool lossIsOutput)
    {
        (Golden, TypeName, Source, IntegerOutputs, HasLoss, LossIsOutput) = (golden, typeName, source, integers, hasLoss, lossIsOutput);
    }

    public GoldenCase Golden { get; }

    public string TypeName { get; }

    /// <summary>The model, and a class that calls it with arrays: spans do not pass through reflection.</summary>
    public string Source { get; }

    /// <summary>Which outputs our model gives as integers.</summary>
    public IReadOnlyList<bool> IntegerOutputs { get; }

    public bool HasLoss { get; }

    /// <summary>The case's output is the model's loss: there are no upstream gradients to hand over.</summary>
    public bool LossIsOutput { get; }

    /// <summary>The case was computed in training mode: Predict gives other numbers, Backpropagate the stored ones.</summary>
    public bool IsTraining => Golden.Metadata.GetValueOrDefault("hp.train") == "true"
        && Golden.Tensors.Keys.Any(k => k.StartsWith("state.", StringComparison.Ordinal));

    /// <summary>The case was computed in inference mode and its operator has another one: Backpropagate is of the other.</summary>
    public bool IsInferenceOnly => Golden.Metadata.GetValueOrDefault("hp.train") == "false";

    /// <summary>The declaration, or null when the operator or these hyperparameters are not supported yet.</summary>
    public static LayerCase? From(GoldenCase golden)
    {
        if (!GoldenCalls.All.TryGetValue(golden.Operator, out GoldenCalls.Write? write))
            return null;
        var writer = new DeclarationWriter("Case_" + string.Concat(golden.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_')));
        int[] inputs = new int[golden.Numbered("input").Length];
        for (int i = 0; i < inputs.Length; i++)
        {
            string tensor = $"input.{Text(i)}";
            inputs[i] = writer.Input(
                $"input{Text(i)}", golden.Tensors[tensor].Shape, golden.Integers.Contains(tensor),
                golden.Tensors.ContainsKey($"grad_input.{Text(i)}"));
        }

        int[] outputs = write(writer, golden, inputs);
        if (outputs.Length == 0)
            return null;
        int[] differentiable = [.. Enumerable.Range(0, outputs.Length).Where(i => golden.Tensors.ContainsKey($"grad_output.{Text(i)}"))];
        bool lossIsOutput = outputs.Length == 1 && differentiable.Length == 1
            && golden.Tensors["output.0"].Rank == 0 && golden.Tensors["grad_output.0"].Data[0].Equals(1.0);
        if (lossIsOutput)
        {
            writer.Loss = "output0";
        }
        else if (differentiable.Length > 0)
        {
            foreach (int i in differentiable)
                writer.Target($"upstream{Text(i)}", golden.Tensors[$"grad_output.{Text(i)}"].Shape);
            writer.Loss = string.Join(" + ", differentiable.Select(i => $"Sum(output{Text(i)} * upstream{Text(i)})"));
        }

        bool hasLoss = differentiable.Length > 0;
        bool[] integers = [.. outputs.Select(writer.IsInteger)];
        bool[] integerInputs = [.. inputs.Select((_, i) => golden.Integers.Contains($"input.{Text(i)}"))];
        int gradients = Enumerable.Range(0, inputs.Length).Count(i => golden.Tensors.ContainsKey($"grad_input.{Text(i)}"));
        string source = writer.Write(outputs) + ArrayRunner.Write(
            writer.Name, integerInputs, integers, !hasLoss ? null : lossIsOutput ? 0 : differentiable.Length, gradients);
        return new LayerCase(golden, writer.Name, source, integers, hasLoss, lossIsOutput);
    }

    /// <summary>Tensors of inputs, then of targets, as Predict and Backpropagate take them.</summary>
    public Array[] Arrays(string prefix) =>
    [
        .. Enumerable.Range(0, 64).Select(i => $"{prefix}.{Text(i)}").Where(Golden.Tensors.ContainsKey).Select(ArrayOf),
    ];

    public Array ArrayOf(string tensor) => Golden.Integers.Contains(tensor)
        ? Golden.Tensors[tensor].Data.Select(v => (int)v).ToArray()
        : Golden.Tensors[tensor].Data.Select(v => (float)v).ToArray();

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
