namespace Ml.Random;

/// <summary>
/// Everything that randomness depends on, beside the place in the model where it is used: two equal states give the same
/// dropout masks and noise, bit for bit.
/// </summary>
/// <param name="Seed">Chosen by the user.</param>
/// <param name="Step">How many random forward passes have been made; a new step is new randomness.</param>
public readonly record struct RandomState(ulong Seed, ulong Step);
