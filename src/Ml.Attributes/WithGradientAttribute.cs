namespace Ml;

/// <summary>
/// <c>Backpropagate</c> also delivers d loss / d input: for the marked parameter of <c>Forward</c>, or for the input of
/// the sequential model it stands on. The input must hold floats.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Class, Inherited = false)]
public sealed class WithGradientAttribute : Attribute;
