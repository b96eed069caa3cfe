namespace Ml.Testing;

/// <summary>
/// Where a test says which composites run on what: a specification (<see cref="SpecBuilder"/>) or the C# a user would
/// write (<see cref="Declarations.DeclarationWriter"/>). Values are numbered by their writer.
/// </summary>
public interface IProgramWriter
{
    /// <summary>A function, or a layer of its own where the composite owns tensors.</summary>
    int Call(string operation, int[] operands, params (string Name, object Value)[] arguments);

    /// <summary>A number as an operand.</summary>
    int Constant(double number);

    /// <summary>A whole number as an operand.</summary>
    int IntConstant(int number);
}
