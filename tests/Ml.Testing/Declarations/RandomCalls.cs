using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Testing.Declarations;

/// <summary>Calls with random operands and arguments, most of them nonsense: the compiler sorts them out.</summary>
internal sealed class RandomCalls(System.Random random)
{
    private static readonly Composite[] Functions =
    [
        .. Composite.All.Values.Where(c => c.Signature.Results == 1
            && (c.Signature.Forms.HasFlag(Forms.Function) || c.Signature.Weights.Count > 0) && !c.Signature.Forms.HasFlag(Forms.Loss)),
    ];

    private static readonly Composite[] Layers =
    [
        .. Composite.All.Values.Where(c => c.Signature.Results == 1 && c.Signature.Forms.HasFlag(Forms.Layer)
            && c.Signature.Operands.Count(o => !o.IsOptional) == 1),
    ];

    private static readonly Composite[] LossFunctions =
    [
        .. Composite.All.Values.Where(c => c.Signature.Forms.HasFlag(Forms.Loss) && c.Signature.Operands.Count(o => !o.IsOptional) == 2
            && c.Signature.Weights.Count == 0),
    ];

    /// <summary>Every function and layer that stands in a Forward by itself, but those of single elements.</summary>
    public static IEnumerable<Signature> Wide => Functions.Where(f => f is not MapFunction).Select(f => f.Signature);

    /// <summary>A call on values of these types, or null when there is nothing to call it on.</summary>
    public RandomProgram.Call? Function(IReadOnlyList<TensorType> values)
    {
        // Layers with weights are few among the functions, and what models are made of.
        Signature signature = random.Next(3) == 0
            ? Pick(Functions.Where(f => f.Signature.Weights.Count > 0).ToArray()).Signature : Pick(Functions).Signature;
        return Function(signature, values);
    }

    /// <summary>A call of one function, or null when there is nothing to call it on.</summary>
    public RandomProgram.Call? Function(Signature signature, IReadOnlyList<TensorType> values)
    {
        Operand[] wanted = [.. signature.Operands.Where(o => !o.IsOptional)];
        int many = wanted.Length > 0 && wanted[^1].IsParams ? random.Next(1, 3) : 0;
        List<int> operands = [];
        foreach (Operand operand in wanted.Concat(Enumerable.Repeat(wanted.LastOrDefault()!, many)))
        {
            // What is new is called more often than what is old.
            int[] fitting = [.. Enumerable.Range(0, values.Count).Where(v => Fits(operand.Element, values[v].Element))];
            if (fitting.Length == 0)
                return null;
            operands.Add(random.Next(2) == 0 ? fitting[^1] : Pick(fitting));
        }

        return operands.Count == 0 || Arguments(signature, values[operands[0]]) is not { } arguments ? null
            : new RandomProgram.Call(signature.Name, [.. operands], arguments);
    }

    /// <summary>A layer of a stack on a value, or null.</summary>
    public RandomProgram.Call? Layer(int value, TensorType type)
    {
        Signature signature = Pick(Layers).Signature;
        return Fits(signature.Operands[0].Element, type.Element) && Arguments(signature, type) is { } arguments
            ? new RandomProgram.Call(signature.Name, [value], arguments) : null;
    }

    /// <summary>A loss of a prediction of some type.</summary>
    public (string Operation, TensorType Target, (string Name, object Value)[] Arguments)? Loss(TensorType prediction)
    {
        Signature signature = Pick(LossFunctions).Signature;
        Shape shape = prediction.Shape;
        Shape[] shapes = [shape, .. shape.Rank > 0 ? [shape.Without(shape.Rank - 1)] : Array.Empty<Shape>(),
            .. shape.Rank > 1 ? [shape.Without(1)] : Array.Empty<Shape>(), Shape.Scalar];
        ElementType[] elements = [.. new[] { ElementType.Float32, ElementType.Int32 }.Where(e => Fits(signature.Operands[1].Element, e))];
        var target = new TensorType(Pick(elements), Pick(shapes));
        return Arguments(signature, prediction) is { } arguments ? (signature.Name, target, arguments) : null;
    }

    private static bool Fits(string wanted, ElementType given) => given switch
    {
        ElementType.Float32 => wanted is "float" or "any" or "number",
        ElementType.Int32 => wanted is "int" or "any" or "number" or "bits",
        _ => wanted is "bool" or "bits",
    };

    private (string Name, object Value)[]? Arguments(Signature signature, TensorType operand)
    {
        List<(string, object)> given = [];
        foreach (Argument argument in signature.Arguments)
        {
            if (argument.Default is not null && random.Next(2) == 0)
                continue;
            object? value = ValueOf(argument, operand);
            if (value is not null)
                given.Add((argument.Name, value));
            else if (argument.Default is null)
                return null;
        }

        // Of several lists that may be left out, C# wants the first where it gets another.
        string[] lists = [.. signature.Arguments.Where(a => a is { Kind: ArgumentKind.Ints, Default: not null, IsParams: false })
            .Select(a => a.Name)];
        return lists.Length > 1 && given.Any(g => lists.Contains(g.Item1)) && given.All(g => g.Item1 != lists[0]) ? null : [.. given];
    }

    private object? ValueOf(Argument argument, TensorType operand) => argument.Kind switch
    {
        ArgumentKind.Int or ArgumentKind.Size => Within(argument, Pick([1, 2, 3, 4, -1, 0]), random.Next(1, 4)),
        ArgumentKind.Number when operand.Element == ElementType.Int32 => random.Next(-1, 4),
        ArgumentKind.Float or ArgumentKind.Number => WithinFloats(argument),
        ArgumentKind.Bool => random.Next(2) == 0,
        ArgumentKind.Choice => Pick(Enum.GetNames(Type.GetType($"Ml.{argument.EnumType}, Ml.Attributes", throwOnError: true)!)),
        ArgumentKind.Ints => Ints(argument, operand),
        ArgumentKind.Sizes => Sizes(operand),
        _ => null,
    };

    private static object Within(Argument argument, int number, int otherwise) =>
        number >= argument.Min && number <= argument.Max ? number : (int)Math.Max(argument.Min, Math.Min(argument.Max, otherwise));

    private object? WithinFloats(Argument argument)
    {
        double[] fitting = [.. new[] { 0.1, 0.25, 0.5, 0.9, 1, 1.5, 2 }.Where(x => x >= argument.Min && x <= argument.Max)];
        return fitting.Length == 0 ? null : Pick(fitting);
    }

    private object Ints(Argument argument, TensorType operand)
    {
        int count = argument.Default == "" ? random.Next(1, 3) : random.Next(1, Math.Max(2, operand.Shape.Rank));
        int[] numbers = [.. Enumerable.Range(0, count).Select(_ => random.Next((int)Math.Max(argument.Min, -1), 4))];
        return random.Next(3) == 0 && operand.Shape.Rank > 1 && argument.Min < 0
            ? Enumerable.Range(0, operand.Shape.Rank).OrderBy(_ => random.Next()).ToArray() : numbers;
    }

    /// <summary>Sizes of as many elements, of which the first may be left to be worked out.</summary>
    private int[] Sizes(TensorType operand)
    {
        Shape shape = operand.Shape;
        if (shape.Rank == 0 || random.Next(4) == 0)
            return [random.Next(1, 4)];
        long[] rest = [.. shape.Skip(1).Select(d => d.IsConstant ? d.Value : 1)];
        return random.Next(3) switch
        {
            0 => [-1, (int)rest.Aggregate(1L, (a, b) => a * b)],
            1 => [-1, .. rest.Reverse().Select(d => (int)d)],
            _ => [-1],
        };
    }

    private T Pick<T>(IReadOnlyList<T> from) => from[random.Next(from.Count)];
}
