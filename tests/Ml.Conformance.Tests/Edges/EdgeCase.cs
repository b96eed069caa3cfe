using Ml.Generators.Ops;
using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

/// <summary>
/// One operator, its arguments and operands at the edges, and what it gives: a formula in double that is written down here
/// and shares nothing with the compiler.
/// </summary>
/// <param name="Operator">The composite's name.</param>
/// <param name="Operands">Numbers that floats hold.</param>
/// <param name="Value">The result, given the operands and then the parameters, then the state.</param>
internal sealed record EdgeCase(string Operator, NumberArray[] Operands, Func<NumberArray[], NumberArray> Value)
{
    /// <summary>d result / d operand, element by element, for operators that take elements one by one.</summary>
    public delegate double ElementSlope(int operand, double[] at);

    public (string Name, object Value)[] Arguments { get; init; } = [];

    /// <summary>Tried every time, and not only when there is time.</summary>
    public bool IsCore { get; init; }

    /// <summary>How C# writes it, where that is no call: "{0}[3]".</summary>
    public string? Written { get; init; }

    /// <summary>Constants that stand behind the operands, as numbers in the call.</summary>
    public double[] Constants { get; init; } = [];

    /// <summary>Trained tensors, in the order in which the layer asks for them.</summary>
    public NumberArray[] Parameters { get; init; } = [];

    /// <summary>Tensors that are kept and not trained.</summary>
    public NumberArray[] State { get; init; } = [];

    /// <summary>Operands that are whole numbers, or truth values.</summary>
    public int[] Integers { get; init; } = [];

    /// <summary>The exact slope where it is known; found by differences elsewhere.</summary>
    public ElementSlope? Slope { get; init; }

    /// <summary>Element i of the result depends on element i of each operand alone.</summary>
    public bool IsElementwise { get; init; }

    /// <summary>The elements that the result adds up, each with the same share, where it is such a sum.</summary>
    public Func<NumberArray[], NumberArray>? Elements { get; init; }

    /// <summary>The share of each of <see cref="Elements"/>.</summary>
    public double Share { get; init; } = 1;

    /// <summary>How far difference quotients may be off, in shares of themselves or 1.</summary>
    public double SlopeSlack { get; init; } = 2e-4;

    /// <summary>How far an element is moved to see its slope, in shares of itself or of <see cref="Scale"/>.</summary>
    public double Step { get; init; } = 1e-6;

    /// <summary>The size of numbers that are small here.</summary>
    public double Scale { get; init; } = 1;

    /// <summary>Rows share sums: what is not finite in one is in all.</summary>
    public bool Mixes { get; init; }

    /// <summary>Training gives another result: its formula, or none where it is drawn at random.</summary>
    public Func<NumberArray[], NumberArray>? Training { get; init; }

    public bool IsRandom { get; init; }

    /// <summary>How far the result may be off, in shares of itself.</summary>
    public double Relative { get; init; } = 3e-6;

    /// <summary>How far besides, per element of the result: what is lost where terms cancel.</summary>
    public Func<NumberArray[], int, double> Absolute { get; init; } = (_, _) => 1e-38;

    /// <summary>How far a slope that is known exactly may be off, in shares of itself.</summary>
    public double SlopeRelative { get; init; } = 1e-5;

    /// <summary>And besides.</summary>
    public double SlopeAbsolute { get; init; } = 1e-38;

    /// <summary>Which operands are float tensors of the model.</summary>
    public bool IsFloat(int operand) => !Integers.Contains(operand);

    public Signature Signature => Composite.All[Operator].Signature;

    /// <summary>Operands, parameters and state, which formulas read in this order.</summary>
    public NumberArray[] All => [.. Operands, .. Parameters, .. State];

    public override string ToString() => $"{Operator}({string.Join(", ", Arguments.Select(a => $"{a.Name}: {Text(a.Value)}"))}) "
        + string.Join(" ", Operands.Select(o => $"[{string.Join(", ", o.Shape)}]"))
        + string.Concat(Constants.Select(c => $" {c}"));

    private static string Text(object value) => value is int[] many ? string.Join(" ", many) : value.ToString()!;
}
