using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Models;

/// <summary>A tensor of the caller in a public method.</summary>
/// <param name="Name">The parameter's name, also of the program's pointer.</param>
public sealed record BoundaryTensor(string Name, TensorType Type, bool IsResult)
{
    public string Element => Type.Element == ElementType.Int32 ? "int" : "float";

    public string Span => $"global::System.{(IsResult ? "Span" : "ReadOnlySpan")}<{Element}>";

    public string TensorSpan =>
        $"global::System.Numerics.Tensors.{(IsResult ? "TensorSpan" : "ReadOnlyTensorSpan")}<{Element}>";
}
