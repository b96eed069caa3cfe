namespace Ml;

/// <summary>
/// What the bodies of <c>Forward</c> and <c>Loss</c> may call. The functions are read by the compiler and never run; they
/// are written out from its table of operators (docs/operators.md).
/// </summary>
public static partial class Functions;
