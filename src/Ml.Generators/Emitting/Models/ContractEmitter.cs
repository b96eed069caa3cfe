namespace Ml.Generators.Emitting.Models;

/// <summary>The explicit implementation of IModel and ITrainable over batches: what the trainer calls.</summary>
internal sealed class ContractEmitter(
    IReadOnlyList<BoundaryTensor> inputs, IReadOnlyList<BoundaryTensor> outputs,
    IReadOnlyList<BoundaryTensor> targets, IReadOnlyList<BoundaryTensor> inputGradients, BoundarySizes predictSizes,
    BoundarySizes lossSizes, bool trains)
{
    private const string C = "global::Ml.Contracts.";

    public void Write(SourceWriter writer)
    {
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces($"void {C}IModel.ReserveOutputs({C}Batch batch_, {C}Batch outputs_)"))
        {
            for (int slot = 0; slot < inputs.Count; slot++)
                writer.Line($"{inputs[slot].Span} {inputs[slot].Name} = {Read(inputs, slot)};");
            foreach (string size in predictSizes.Explicit)
                writer.Line($"int {predictSizes.ParameterOf(size)} = {SizeOf(size)};");
            predictSizes.WriteSolutions(writer);
            writer.Line("outputs_.Reset(batch_.Count);");
            for (int slot = 0; slot < outputs.Count; slot++)
            {
                string length = CSharpDialect.Size(outputs[slot].Type.Shape.Size);
                writer.Line($"outputs_.Fill{Kind(outputs[slot])}({Number(slot)}, checked((int)({length})));");
            }
        }

        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces($"void {C}IModel.Predict({C}Batch batch_, {C}Batch outputs_)"))
        {
            writer.Line($"(({C}IModel)this).ReserveOutputs(batch_, outputs_);");
            writer.Line($"Predict({Arguments(inputs)}{Outputs("")}{Sizes(predictSizes)});");
        }

        if (trains)
            WriteTraining(writer);
    }

    private void WriteTraining(SourceWriter writer)
    {
        BoundaryTensor[] given = [.. inputs, .. targets];
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces($"float {C}ITrainable.ComputeLoss({C}Batch batch_, {C}Batch? outputs_, {Terms})"))
        {
            writer.Line("if (outputs_ is not null)");
            using (writer.Indent())
                writer.Line($"(({C}IModel)this).ReserveOutputs(batch_, outputs_);");
            string rooms = Outputs("outputs_ is null ? default : ");
            writer.Line($"return ComputeLoss({Arguments(given)}{rooms}, terms_{Sizes(lossSizes)});");
        }

        foreach (BoundaryTensor gradient in inputGradients)
            writer.Line().Line($"private {gradient.Element}[] {Unread(gradient)} = [];");
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        using (writer.Braces($"float {C}ITrainable.Backpropagate({C}Batch batch_, {Terms})"))
        {
            // A batch has no place for gradients of inputs: they go to memory that is kept.
            foreach (BoundaryTensor gradient in inputGradients)
            {
                writer.Line($"if ({Unread(gradient)}.Length < batch_.Length({Of(gradient)}))");
                using (writer.Indent())
                    writer.Line($"{Unread(gradient)} = new {gradient.Element}[batch_.Length({Of(gradient)})];");
            }

            string extra = string.Concat(inputGradients.Select(
                g => $", new global::System.Span<{g.Element}>({Unread(g)}, 0, batch_.Length({Of(g)}))"));
            writer.Line($"return Backpropagate({Arguments(given)}{extra}, terms_{Sizes(lossSizes)});");
        }
    }

    private const string Terms = $"global::System.Span<{C}LossSum> terms_";

    private static string Unread(BoundaryTensor gradient) => $"_{gradient.Name.TrimStart('@')}Unread";

    /// <summary>The slot of the input a gradient is of.</summary>
    private string Of(BoundaryTensor gradient) =>
        Number(inputs.TakeWhile(i => i.Name + "Gradient" != gradient.Name).Count());

    private static string Arguments(IReadOnlyList<BoundaryTensor> tensors) =>
        string.Join(", ", tensors.Select((_, slot) => Read(tensors, slot)));

    private static string Read(IReadOnlyList<BoundaryTensor> tensors, int slot) =>
        $"batch_.{Kind(tensors[slot])}({Number(slot)})";

    /// <summary>The rooms of the outputs as further arguments.</summary>
    private string Outputs(string unless) => string.Concat(outputs.Select((output, slot) =>
        $", {unless}outputs_.Writable{Kind(output)}({Number(slot)})"));

    private static string Sizes(BoundarySizes sizes) =>
        string.Concat(sizes.Explicit.Select(size => ", " + SizeOf(size)));

    private static string SizeOf(string size) => $"{C}Boundary.SizeOf(batch_, {Names.Literal(size)})";

    private static string Kind(BoundaryTensor tensor) => tensor.Element == "int" ? "Integers" : "Floats";

    private static string Number(int value) => value.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
