namespace Ml.Generators.Planning.Contractions;

/// <summary>The kernels that compute a contraction.</summary>
/// <param name="Main">Reads the operands or their packed copies and writes the result.</param>
/// <param name="Packs">Run before it, in order.</param>
public sealed record ContractionPlan(Kernel Main, IReadOnlyList<PackStep> Packs);

/// <summary>Copies an operand into the order in which the main kernel reads it.</summary>
/// <param name="Buffer">What it fills; the kernel's last pointer.</param>
/// <param name="Kernel">Its first pointer is the operand.</param>
/// <param name="IsPrepared">Whether it need only run when parameters have changed.</param>
public sealed record PackStep(Buffer Buffer, Kernel Kernel, bool IsPrepared);
