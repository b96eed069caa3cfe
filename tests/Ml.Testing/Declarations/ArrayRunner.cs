using System.Globalization;
using System.Text;

namespace Ml.Testing.Declarations;

/// <summary>
/// Writes a class that calls a declared model with arrays: spans do not pass through reflection. Its methods are New,
/// Predict, ComputeLoss and Backpropagate, and <see cref="Call"/> calls them.
/// </summary>
public static class ArrayRunner
{
    /// <summary>The class that runs a model.</summary>
    public static string NameFor(string model) => model + "_Run";

    /// <param name="integerInputs">Which inputs are whole numbers.</param>
    /// <param name="integerOutputs">Which outputs are.</param>
    /// <param name="targets">How many targets there are, all floats; null without a loss.</param>
    /// <param name="gradients">How many inputs have gradients.</param>
    public static string Write(string model, IReadOnlyList<bool> integerInputs, IReadOnlyList<bool> integerOutputs, int? targets, int gradients)
    {
        string given = string.Join(", ", integerInputs.Select((isInteger, i) => Array(isInteger, "inputs", i)));
        string results = string.Concat(integerOutputs.Select((isInteger, i) => ", " + Array(isInteger, "outputs", i)));
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"public static class {NameFor(model)}\n{{\n");
        text.Append(CultureInfo.InvariantCulture, $"    public static IModel New() => new {model}(1);\n");
        text.Append("    public static void Predict(IModel model, Array[] inputs, Array[] outputs) => ");
        text.Append(CultureInfo.InvariantCulture, $"(({model})model).Predict({given}{results});\n");
        if (targets is { } count)
        {
            string upstream = string.Concat(Enumerable.Range(0, count).Select(i => ", " + Array(false, "targets", i)));
            string slopes = string.Concat(Enumerable.Range(0, gradients).Select(i => ", " + Array(false, "gradients", i)));
            text.Append("    public static float ComputeLoss(IModel model, Array[] inputs, Array[] targets) => ");
            text.Append(CultureInfo.InvariantCulture, $"(({model})model).ComputeLoss({given}{upstream});\n");
            text.Append("    public static float Backpropagate(IModel model, Array[] inputs, Array[] targets, Array[] gradients) => ");
            text.Append(CultureInfo.InvariantCulture, $"(({model})model).Backpropagate({given}{upstream}{slopes});\n");
        }

        return text.Append("}\n").ToString();
    }

    /// <summary>Calls a method of a runner; what the model throws comes through.</summary>
    public static object? Call(Type runner, string method, params object[] arguments) => runner.GetMethod(method)!.Invoke(
        null, System.Reflection.BindingFlags.DoNotWrapExceptions, binder: null, arguments, CultureInfo.InvariantCulture);

    private static string Array(bool isInteger, string name, int index) =>
        string.Create(CultureInfo.InvariantCulture, $"({(isInteger ? "int" : "float")}[]){name}[{index}]");
}
