using System.Globalization;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Emitting.Models;

/// <summary>Documentation of generated members: shapes, parameter count, FLOPs.</summary>
internal static class ModelDocs
{
    public static string Remarks(LoweredModel model)
    {
        long parameters = model.Parameters.Sum(p => p.Shape.Size.Value);
        Dim flops = Dim.Sum(model.Rows.Select(r => r.Flops));
        return $"{Inputs(model)} to {Outputs(model)}; {Count(parameters)} parameters; {Xml(flops.ToString())} FLOPs "
            + "forward.";
    }

    public static string Inputs(LoweredModel model) =>
        string.Join(", ", model.Inputs.Take(model.Spec.Inputs.Count).Select(Describe));

    public static string Outputs(LoweredModel model) => string.Join(", ", model.Spec.Outputs.Select((o, i) =>
        $"{o.Name} {Xml(ModelShapes.Output(model, i).ToString())}"));

    public static string Describe(InputSpec input) =>
        $"{input.Name} {Xml(new TensorType(input.Element, input.Shape!).ToString())}";

    public static string Count(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    public static string Xml(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
