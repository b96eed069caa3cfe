using Ml.Numerics;

namespace Ml.Optimizers;

/// <summary>
/// The formula of an optimiser for one vector of parameters. A rule is a struct of this step's constants; the loop
/// over the arrays, threads, clipping and the tail belong to <see cref="Optimizer"/>.
/// </summary>
public interface IUpdateRule
{
    /// <summary>How many state arrays the rule reads and writes: 0 to 3. A constant to the compiler.</summary>
    static abstract int States { get; }

    /// <summary>One step for one vector of parameters. Ask for it to be inlined (<c>AggressiveInlining</c>): as a call it
    /// takes three times as long.</summary>
    /// <param name="parameter">Before the step.</param>
    /// <param name="gradient">Finite, and already clipped.</param>
    /// <param name="first">State array 0, read and written; zero at the first step.</param>
    /// <param name="second">State array 1.</param>
    /// <param name="third">State array 2.</param>
    /// <returns>The parameter after the step.</returns>
    V Apply<V>(V parameter, V gradient, ref V first, ref V second, ref V third) where V : unmanaged, IVector<V>;

    /// <summary>
    /// Sizes that nothing <see cref="Apply"/> gives, nor works out on the way, can exceed: so a step that cannot overflow
    /// is known beforehand and taken in one sweep. <see cref="StepSizes.Unknown"/> is always right: then every step is
    /// worked out once without storing anything before it is taken.
    /// </summary>
    /// <param name="gradient">No gradient is larger in size.</param>
    /// <param name="before">No parameter and no state is larger in size.</param>
    StepSizes Bound(double gradient, in StepSizes before);
}
