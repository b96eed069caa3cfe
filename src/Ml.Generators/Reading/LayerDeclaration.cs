using Ml.Generators.Ops;
using Ml.Generators.Specs;

namespace Ml.Generators.Reading;

/// <summary>A layer attribute as read: what it applies, with which constants, and where it stands.</summary>
/// <param name="Kind">The attribute's name without "Attribute" ("Dense"), or the used model's name.</param>
/// <param name="Composite">What it applies, or null for Use.</param>
/// <param name="Model">The model that Use names, or null.</param>
/// <param name="Name">The Name property, or null.</param>
/// <param name="Text">As written, shortened: "Conv2D(32, kernel: 3)".</param>
internal sealed record LayerDeclaration(
    string Kind, Composite? Composite, ModelSpec? Model, EquatableArray<ArgumentSpec> Arguments, int Repeat,
    string? Name,
    PenaltySpec Penalties, string Text, Site Site)
{
    public string Operation => Model?.FullName ?? Kind;

    public bool IsLoss => Composite is not null && Composite.Signature.Forms.HasFlag(Forms.Loss);

    /// <summary>Whether it owns parameters, and so has a name and a place among the model's layers.</summary>
    public bool OwnsParameters => Model is not null || Composite is { Signature.Weights.Count: > 0 };

    public LayerSpec ToSpec(string label, string member, string header) =>
        new(label, member, Operation, Arguments, Repeat, header, Penalties);

    /// <summary>The step that applies it to the operands.</summary>
    public StepSpec ToStep(int layer, IEnumerable<int> operands, int results, string text, int line) => new(
        layer >= 0 ? StepKind.Layer : StepKind.Function, layer, Operation, operands.ToEquatableArray(), Arguments,
        results,
        text, line);
}
