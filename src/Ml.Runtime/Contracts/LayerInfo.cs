namespace Ml.Contracts;

/// <summary>One layer of a model, as the table of <see cref="ModelInfo"/> lists it.</summary>
/// <param name="Name">The layer's name: the prefix of its parameters.</param>
/// <param name="Kind">The declaration, e.g. <c>Conv2D(32, kernel: 3)</c>.</param>
/// <param name="OutputShape">The shape it gives, e.g. <c>[batch, 32, 26, 26]</c>.</param>
/// <param name="Parameters">Trained numbers it owns; a layer used several times owns them once.</param>
/// <param name="Flops">Floating-point operations of its forward pass for one example.</param>
public sealed record LayerInfo(string Name, string Kind, string OutputShape, long Parameters, long Flops);
