using Microsoft.CodeAnalysis.Operations;
using Ml.Generators.Ops;

namespace Ml.Generators.Reading;

/// <summary>Which composite a C# operator between tensors is.</summary>
internal static class Operators
{
    private static readonly Dictionary<BinaryOperatorKind, string> Binary = new()
    {
        [BinaryOperatorKind.Add] = "+",
        [BinaryOperatorKind.Subtract] = "-",
        [BinaryOperatorKind.Multiply] = "*",
        [BinaryOperatorKind.Divide] = "/",
        [BinaryOperatorKind.LessThan] = "<",
        [BinaryOperatorKind.LessThanOrEqual] = "<=",
        [BinaryOperatorKind.GreaterThan] = ">",
        [BinaryOperatorKind.GreaterThanOrEqual] = ">=",
        [BinaryOperatorKind.Equals] = "==",
        [BinaryOperatorKind.NotEquals] = "!=",
        [BinaryOperatorKind.And] = "&",
        [BinaryOperatorKind.Or] = "|",
    };

    /// <summary>As C# writes it, or null for an operator that tensors do not have.</summary>
    public static string? Symbol(BinaryOperatorKind kind) =>
        Binary.TryGetValue(kind, out string? symbol) ? symbol : null;

    public static string? Symbol(UnaryOperatorKind kind) => kind switch
    {
        UnaryOperatorKind.Minus => "-",
        UnaryOperatorKind.Not => "!",
        _ => null,
    };

    /// <summary>
    /// The composite's name, and whether the operands change places (a > b is b &lt; a, where only one has a
    /// composite).
    /// </summary>
    public static (string Name, bool IsSwapped)? Find(string symbol, int operands)
    {
        if (Named(symbol, operands) is { } name)
            return (name, false);
        string? mirrored = symbol switch { ">" => "<", ">=" => "<=", "<" => ">", "<=" => ">=", _ => null };
        return mirrored is not null && Named(mirrored, operands) is { } other ? (other, true) : null;
    }

    private static string? Named(string symbol, int operands) => Composite.All.Values
        .Select(c => c.Signature)
        .FirstOrDefault(s => s.Operator == "operator " + symbol && s.Operands.Count == operands)?.Name;
}
