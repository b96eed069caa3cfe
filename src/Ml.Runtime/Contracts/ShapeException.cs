namespace Ml.Contracts;

/// <summary>
/// A size that could not be proved when the model was compiled turned out wrong at the public boundary.
/// The message has the wording of the compile-time diagnostic: what was expected, what was found, the fix.
/// </summary>
/// <param name="message">What was expected, what was found, where each came from, and the fix.</param>
public sealed class ShapeException(string message) : ArgumentException(message);
