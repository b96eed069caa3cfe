using Ml.Generators.Specs;

namespace Ml.Generators.Emitting.Models;

/// <summary>Implementing parts of the layer methods: the compiler reads Forward and never runs it.</summary>
internal sealed class LayerMethodsEmitter(ModelSpec spec)
{
    public void Write(SourceWriter writer)
    {
        foreach (LayerSpec layer in spec.Layers.Where(l => l.MemberHeader.Length > 0))
        {
            writer.Line();
            writer.Line(
                "[global::System.ComponentModel.EditorBrowsable("
                + "global::System.ComponentModel.EditorBrowsableState.Never)]");
            writer.Line($"{layer.MemberHeader} => throw new global::System.InvalidOperationException(");
            writer.Line(
                $"    \"'{layer.Member}' is a layer of the model's declaration, which is compiled and never run. Call "
                + $"Predict.\");");
        }
    }
}
