namespace Ml.Contracts;

/// <summary>What the compiler knows about a model: constants, no part of it is measured.</summary>
/// <param name="Name">The model's type name.</param>
/// <param name="Layers">Layers in the order in which they run.</param>
/// <param name="ParameterCount">Trained numbers of the whole model.</param>
/// <param name="Flops">Floating-point operations of a forward pass for one example; symbolic sizes other than the
/// batch count as one.</param>
/// <param name="WorkspaceBytes">Bytes of activations that inference of one example needs beside the parameters.</param>
/// <param name="Inputs">Inputs in declaration order.</param>
/// <param name="Outputs">Outputs in declaration order.</param>
/// <param name="Targets">What the loss compares with, in declaration order; empty for a model without a loss.</param>
/// <param name="LossTerms">The addends of the loss; empty for a model without one.</param>
public sealed record ModelInfo(
    string Name,
    IReadOnlyList<LayerInfo> Layers,
    long ParameterCount,
    long Flops,
    long WorkspaceBytes,
    IReadOnlyList<TensorInfo> Inputs,
    IReadOnlyList<TensorInfo> Outputs,
    IReadOnlyList<TensorInfo> Targets,
    IReadOnlyList<LossTerm> LossTerms)
{
    /// <summary>The table of <see cref="WriteTo"/> as one string of lines that end in <c>\n</c>.</summary>
    public string ToTable()
    {
        var writer = new StringWriter { NewLine = "\n" };
        WriteTo(writer);
        return writer.ToString();
    }

    /// <summary>Writes layers, output shapes, parameters and FLOPs as an aligned table with totals.</summary>
    /// <param name="writer">Receives the lines; its <see cref="TextWriter.NewLine"/> is used.</param>
    public void WriteTo(TextWriter writer) => ModelTable.Write(this, writer);

    /// <summary>The same text as <see cref="ToTable"/>.</summary>
    public override string ToString() => ToTable();
}
