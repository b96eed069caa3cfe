using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Models;

/// <summary>What emission asks of a model's boundary.</summary>
internal static class ModelShapes
{
    /// <summary>The named sizes of inputs, and of targets where wanted, in the order they first appear.</summary>
    public static IReadOnlyList<string> SizeNames(LoweredModel model, bool withTargets = true) =>
        model.Inputs.Take(withTargets ? model.Inputs.Count : model.Spec.Inputs.Count)
            .SelectMany(i => i.Shape!.SelectMany(d => d.Names)).Distinct(StringComparer.Ordinal).ToArray();

    public static TensorType Output(LoweredModel model, int index) =>
        model.Inference.OutputsOf(OutputRole.Output).ElementAt(index).Value.Type;

    public static string OutputType(LoweredModel model, int index) =>
        Output(model, index).Element == ElementType.Int32 ? "int" : "float";
}
