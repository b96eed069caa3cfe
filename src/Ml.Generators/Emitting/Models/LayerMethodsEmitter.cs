using Ml.Generators.Lowering;
using Ml.Generators.Specs;

namespace Ml.Generators.Emitting.Models;

/// <summary>
/// Implementing parts of the layer methods: the compiler reads Forward and never runs it. They carry what an editor
/// shows of the layer where it is called; a method that its owner documents keeps that.
/// </summary>
internal sealed class LayerMethodsEmitter(LoweredModel model)
{
    public void Write(SourceWriter writer)
    {
        foreach (LayerSpec layer in model.Spec.Layers.Where(l => l.MemberHeader.Length > 0))
        {
            writer.Line();
            if (!layer.IsDocumented)
                Document(writer, model.Rows.Where(r => r.Label == layer.Label).ToArray());
            writer.Line(
                "[global::System.ComponentModel.EditorBrowsable("
                + "global::System.ComponentModel.EditorBrowsableState.Never)]");
            writer.Line($"{layer.MemberHeader} => throw new global::System.InvalidOperationException(");
            writer.Line(
                $"    \"'{layer.Member}' is a layer of the model's declaration, which is compiled and never run. Call "
                + $"Predict.\");");
        }
    }

    /// <summary>Shapes, parameters and operations of the first call; later ones share the parameters.</summary>
    private static void Document(SourceWriter writer, IReadOnlyList<LayerRow> calls)
    {
        if (calls.Count == 0)
            return;
        LayerRow first = calls[0];
        string given = string.Join(", ", first.Given.Select(t => ModelDocs.Xml(t.ToString())));
        string again = calls.Count > 1 ? $" Called {calls.Count} times, this is the first." : "";
        writer.Line(
            $"/// <summary>{given} to {ModelDocs.Xml(first.Output.ToString())}; {ModelDocs.Count(first.Parameters)} "
            + $"parameters; {ModelDocs.Xml(first.Flops.ToString())} FLOPs.{again}</summary>");
    }
}
