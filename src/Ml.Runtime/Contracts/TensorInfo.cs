namespace Ml.Contracts;

/// <summary>One named input, output or target of a model.</summary>
/// <param name="Name">The name in the declaration, e.g. <c>image</c>.</param>
/// <param name="Element">The type of its elements.</param>
/// <param name="Shape">Its shape in the form of the diagnostics, e.g. <c>[batch, 1, 28, 28]</c>.</param>
public sealed record TensorInfo(string Name, ElementKind Element, string Shape);
