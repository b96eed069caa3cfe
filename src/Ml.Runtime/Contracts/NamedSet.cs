namespace Ml.Contracts;

/// <summary>A whole set of tensors under one name, e.g. an optimiser's <c>momentum</c> for all parameters.</summary>
/// <param name="Name">Lower case, without dots.</param>
/// <param name="Set">The tensors; they have the names of the parameters they belong to.</param>
public readonly record struct NamedSet(string Name, ParameterSet Set);
