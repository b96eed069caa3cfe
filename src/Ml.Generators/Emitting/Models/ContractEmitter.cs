using Ml.Generators.Lowering;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Models;

/// <summary>The explicit implementation of IModel and ITrainable over batches: what the trainer calls.</summary>
internal sealed class ContractEmitter(
    LoweredModel model, IReadOnlyList<BoundaryTensor> inputs, IReadOnlyList<BoundaryTensor> outputs,
    IReadOnlyList<BoundaryTensor> targets, IReadOnlyList<BoundaryTensor> inputGradients, BoundarySizes predictSizes,
    BoundarySizes lossSizes, bool trains)
{
    private const string C = "global::Ml.Contracts.";

    public void Write(SourceWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces($"int {C}IModel.OutputLength({C}Batch batch_)"))
        {
            WriteLocals(writer, inputs);
            WriteExplicit(writer, predictSizes);
            predictSizes.WriteSolutions(writer);
            writer.Line($"return (int)({CSharpDialect.Size(outputs[0].Type.Shape.Size)});");
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces($"void {C}IModel.Predict({C}Batch batch_, global::System.Span<float> output_)"))
        {
            if (outputs.Count != 1 || outputs[0].Element != "float")
            {
                writer.Line("throw new global::System.NotSupportedException("
                    + $"\"{model.Spec.Name} has several outputs or whole-number ones: call its own Predict.\");");
            }
            else
            {
                WriteLocals(writer, inputs);
                WriteExplicit(writer, predictSizes);
                writer.Line($"Predict({Join(inputs)}, output_{predictSizes.ExtraArguments});");
            }
        }

        if (!trains)
            return;
        WriteTraining(writer, "ComputeLoss", []);
        foreach (BoundaryTensor gradient in inputGradients)
            writer.Line().Line($"private {gradient.Element}[] {Unread(gradient)} = [];");
        WriteTraining(writer, "Backpropagate", inputGradients);
    }

    /// <param name="gradients">Gradients of inputs, which a batch has no place for: they go to memory that is
    /// kept.</param>
    private void WriteTraining(SourceWriter writer, string method, IReadOnlyList<BoundaryTensor> gradients)
    {
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces($"float {C}ITrainable.{method}({C}Batch batch_)"))
        {
            WriteLocals(writer, inputs.Concat(targets).ToArray());
            WriteExplicit(writer, lossSizes);
            foreach (BoundaryTensor gradient in gradients)
            {
                writer.Line($"if ({Unread(gradient)}.Length < {Of(gradient)}.Length)");
                using (writer.Indent())
                    writer.Line($"{Unread(gradient)} = new {gradient.Element}[{Of(gradient)}.Length];");
            }

            string extra = string.Concat(gradients.Select(
                g => $", new global::System.Span<{g.Element}>({Unread(g)}, 0, {Of(g)}.Length)"));
            writer.Line($"return {method}({Join(inputs.Concat(targets))}{extra}{lossSizes.ExtraArguments});");
        }
    }

    private static string Unread(BoundaryTensor gradient) => $"_{gradient.Name.TrimStart('@')}Unread";

    /// <summary>The input a gradient is of.</summary>
    private string Of(BoundaryTensor gradient) => inputs.First(i => i.Name + "Gradient" == gradient.Name).Name;

    private static void WriteLocals(SourceWriter writer, IReadOnlyList<BoundaryTensor> tensors)
    {
        for (int slot = 0; slot < tensors.Count; slot++)
        {
            string read = tensors[slot].Element == "int" ? "Integers" : "Floats";
            writer.Line(
                $"{tensors[slot].Span} {tensors[slot].Name} = "
                + $"batch_.{read}({slot.ToString(System.Globalization.CultureInfo.InvariantCulture)});");
        }
    }

    private static void WriteExplicit(SourceWriter writer, BoundarySizes sizes)
    {
        foreach (string size in sizes.Explicit)
            writer.Line($"int {sizes.ParameterOf(size)} = {C}Boundary.SizeOf(batch_, {Names.Literal(size)});");
    }

    private static string Join(IEnumerable<BoundaryTensor> tensors) => string.Join(", ", tensors.Select(t => t.Name));
}
