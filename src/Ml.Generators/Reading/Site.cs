using Microsoft.CodeAnalysis;

namespace Ml.Generators.Reading;

/// <summary>Where a step stands in the source.</summary>
/// <param name="Whole">The attribute, the name of the called method, or the operator's expression.</param>
/// <param name="Arguments">The argument for each parameter that was given, with its name when it was written.</param>
/// <param name="Operands">The expression of each operand; empty where the source does not show it.</param>
public sealed record Site(
    Location Whole, IReadOnlyDictionary<string, Location> Arguments, IReadOnlyList<Location> Operands)
{
    /// <summary>All of the expression that gives the step's value, or null for a layer of a stack.</summary>
    public Location? Expression { get; init; }

    public Site(Location whole)
        : this(whole, new Dictionary<string, Location>(StringComparer.Ordinal), [])
    {
    }

    /// <summary>The argument at fault, else the operand at fault, else the whole.</summary>
    public Location Narrow(string? argument, int operand) =>
        argument is not null && Arguments.TryGetValue(argument, out Location? found) ? found
        : argument is null && operand >= 0 && operand < Operands.Count ? Operands[operand]
        : Whole;
}
