namespace Ml.Random;

/// <summary>Where a counter-based random sequence stands; two equal states give equal numbers.</summary>
/// <param name="Seed">Chosen once per run.</param>
/// <param name="Step">Advances by one with every training step.</param>
public readonly record struct RandomState(ulong Seed, ulong Step);
