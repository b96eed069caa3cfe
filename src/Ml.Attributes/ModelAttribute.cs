namespace Ml;

/// <summary>
/// Makes a partial class a model. Its layers are either the layer attributes beside this one, top to bottom (sequential
/// form), or the partial methods of the class, joined by a method <c>Forward</c> and trained through an optional method
/// <c>Loss</c> (graph form).
/// </summary>
/// <example>
/// <code>
/// [Model]
/// [Input("batch", 784, Name = "image")]
/// [Dense(128), Relu, Dense(10)]
/// [CrossEntropy]
/// public partial class DigitNet;
/// </code>
/// </example>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ModelAttribute : Attribute;
