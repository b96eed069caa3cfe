using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>
/// A scalar primitive as a function of a Forward body: Exp(x), Maximum(x, y). Every map primitive without attributes is
/// one, unless a composite of the same name says more.
/// </summary>
public sealed class MapFunction(MapOperation operation) : SingleComposite
{
    private static readonly string[] Names = ["x", "y", "z"];

    public override Signature Signature { get; } = new(
        operation.Name, Forms.Function, $"Of each element: {operation.Summary}.", operation.Summary,
        operation.Arity == 1 ? "any shape, kept" : "shapes broadcast")
    {
        Operands = Names.Take(operation.Arity)
            .Select((n, i) => new Operand(n, Docs(operation.Arity)[i], OperandElement(operation)))
            .ToArray(),
        ResultElement = operation is ComparisonMap ? "bool"
            : OperandElement(operation) is var given && given is "any" or "bits" ? "same" : given,
        Operator = Operators.TryGetValue(operation.Name, out string? symbol) ? $"operator {symbol}" : null,
    };

    /// <summary>How C# writes the primitives that have an operator.</summary>
    private static Dictionary<string, string> Operators { get; } = new(StringComparer.Ordinal)
    {
        ["Add"] = "+",
        ["Subtract"] = "-",
        ["Multiply"] = "*",
        ["Divide"] = "/",
        ["Negate"] = "-",
        ["Less"] = "<",
        ["LessOrEqual"] = "<=",
        ["Equal"] = "==",
        ["NotEqual"] = "!=",
        ["And"] = "&",
        ["Or"] = "|",
        ["Not"] = "!",
    };

    public static IEnumerable<Composite> ForPrimitives() => typeof(MapOperation).Assembly.GetTypes()
        .Where(t =>
            !t.IsAbstract && t.IsSubclassOf(typeof(MapOperation)) && t.GetConstructor(Type.EmptyTypes) is not null)
        .Select(t => (MapOperation)Activator.CreateInstance(t))
        .Where(o => o.IsFunction)
        .Select(o => new MapFunction(o));

    protected override Expr Apply(LayerContext layer) =>
        layer.Operand(0).Map(operation, Enumerable.Range(1, operation.Arity - 1).Select(layer.Operand).ToArray());

    private static string OperandElement(MapOperation operation) =>
        (operation.Takes(ElementType.Float32), operation.Takes(ElementType.Int32)) switch
        {
            (true, true) => "any",
            (true, false) => "float",
            (false, true) => "bits",
            _ => "bool",
        };

    private static string[] Docs(int arity) =>
        arity == 1 ? ["The input."] : ["The left operand.", "The right operand.", "The last operand."];
}
