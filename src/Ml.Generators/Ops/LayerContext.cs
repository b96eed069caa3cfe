using Ml.Generators.Graph;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Ops;

/// <summary>What a composite sees of its call: operands, constants, and where its parameters come from.</summary>
public abstract class LayerContext(
    Composite composite, IReadOnlyList<Expr> operands, IReadOnlyList<ArgumentSpec> arguments)
{
    public string Name => composite.Signature.Name;

    /// <summary>Who speaks in messages.</summary>
    public string Subject => Builder.Shapes.Subject(Name);

    public int OperandCount => operands.Count;

    public abstract GraphBuilder Builder { get; }

    /// <summary>
    /// Whether the graph being built is the training program (dropout drops, batch norm uses the batch).
    /// </summary>
    public abstract bool IsTraining { get; }

    /// <exception cref="ShapeMismatchException">ML1007: it takes any number of tensors and was given none.</exception>
    public Expr Operand(int index = 0) => index < operands.Count ? operands[index] : throw Mismatch(
        ProblemIds.ArgumentRange, $"'{Name}' takes one tensor or more, but is given none", "give it the tensors");

    public IReadOnlyList<Expr> Operands => operands;

    /// <summary>What gives an operand, as messages name it: "'Flatten'" or "'image'".</summary>
    public virtual string Giver(int operand = 0) => $"operand {operand + 1}";

    /// <summary>A constant, a size or a ramp.</summary>
    public Expr Leaf(Leaf leaf) => new(Builder, Builder.Add(leaf));

    /// <summary>
    /// A trained tensor of this layer. Asked for once per graph; the same name gives the same tensor.
    /// </summary>
    public abstract Expr Parameter(string name, Shape shape, InitialSpec initial);

    /// <summary>A tensor of this layer that is kept and not trained.</summary>
    public abstract Expr State(string name, Shape shape, double initial);

    /// <summary>What the state tensor becomes after a training step.</summary>
    public abstract void UpdateState(string name, Expr next);

    /// <summary>Uniform random numbers in [0, 1), new ones each training step.</summary>
    public abstract Expr Random(Shape shape);

    public int Int(string name) => (int)Number(name);

    public double Float(string name) => Number(name);

    /// <summary>A number of an operand's elements.</summary>
    /// <exception cref="ShapeMismatchException">ML3001: those are whole numbers, and it is none.</exception>
    public double Number(string name, ElementType elements)
    {
        double number = Number(name);
        bool fits = elements == ElementType.Float32 || double.IsInfinity(number)
            || (number == Math.Floor(number) && number is >= int.MinValue and <= int.MaxValue);
        return fits ? number : throw Mismatch(
            ProblemIds.ElementTypes, $"'{Name}' calculates with whole numbers, but '{name}' is {number}",
            "give an int", argument: name);
    }

    public bool Flag(string name) => Find(name) is ArgumentValue.Flag flag ? flag.Value
        : Default(name) == "true";

    public string Choice(string name) => Find(name) is ArgumentValue.Choice choice ? choice.Value
        : Default(name).Split('.').Last();

    public string Text(string name) => Find(name) is ArgumentValue.Text text ? text.Value : Default(name).Trim('"');

    /// <summary>Several ints; one int counts as a list of one, the default may be none.</summary>
    public int[] Ints(string name) => Find(name) switch
    {
        ArgumentValue.Numbers numbers => numbers.Values.Select(v => (int)v).ToArray(),
        ArgumentValue.Number number => [(int)number.Value],
        ArgumentValue.Size { Value.IsConstant: true } size => [(int)size.Value.Value],
        ArgumentValue.Sizes sizes => sizes.Values.Select(v => (int)v.Value).ToArray(),
        _ => Declared(name)?.Default is { Length: > 0 } text
            ? text.Split(',').Select(t => int.Parse(t, System.Globalization.CultureInfo.InvariantCulture)).ToArray()
            : [],
    };

    /// <summary>One int for each of <paramref name="rank"/> axes, where one stands for all.</summary>
    public int[] Ints(string name, int rank)
    {
        int[] values = Ints(name);
        if (values.Length == 1)
            return Enumerable.Repeat(values[0], rank).ToArray();
        return values.Length == rank ? values : throw Mismatch(
            ProblemIds.Rank, $"'{Name}' was given {values.Length} numbers for '{name}', but has {rank} spatial axes",
            $"give one number, or {rank}", argument: name);
    }

    /// <summary>The operand, which must have this many axes.</summary>
    /// <exception cref="ShapeMismatchException">ML2001: it has not.</exception>
    public Expr OperandOfRank(string expected, int low, int high, int operand = 0)
    {
        Expr x = Operand(operand);
        if (x.Rank >= low && x.Rank <= high)
            return x;
        throw Mismatch(
            ProblemIds.Rank, $"'{Name}' takes {expected}, but {Giver(operand)} gives {x.Shape}",
            x.Rank > high ? "join axes with Reshape or Flatten"
            : x.Rank > 0 ? "add the missing axes with Reshape or Unsqueeze"
            : $"give {Giver(operand)} sizes, such as [Shape(\"batch\", 784)]",
            operand: operand, expected: expected,
            fixInStack: x.Rank == 0 ? "give the input its sizes, such as [Input(\"batch\", 784)]" : null);
    }

    /// <summary>A size that a parameter is made of, or a loop, which must be known when compiling.</summary>
    /// <exception cref="ShapeMismatchException">ML2015: it is a named size.</exception>
    public int Static(Dim size, int operand = 0) => size.IsConstant ? checked((int)size.Value) : throw Mismatch(
        ProblemIds.OpenSize,
        $"'{Name}' "
        + (composite.Signature.Weights.Count > 0 ? "makes parameters of size" : "needs a number for the size")
        + $" {size}, which {Giver(operand)} leaves open until the model runs",
        "declare that size as a number", operand: operand);

    public Dim[] Sizes(string name) => Find(name) switch
    {
        ArgumentValue.Sizes sizes => [.. sizes.Values],
        ArgumentValue.Size size => [size.Value],
        _ => Ints(name).Select(i => (Dim)i).ToArray(),
    };

    /// <summary>A shape the user wrote, of sizes that are at least 1.</summary>
    /// <exception cref="ShapeMismatchException">ML2007: one is not.</exception>
    public Shape Sized(IEnumerable<Dim> sizes)
    {
        Shape shape = new(sizes);
        return shape.FirstOrDefault(s => s.IsConstant && s.Value < 1) is not { } wrong ? shape : throw Mismatch(
            ProblemIds.ElementCount, $"'{Name}' makes the shape {shape}, but a size is at least 1", $"replace {wrong}",
            argument: "shape");
    }

    public bool Has(string name) => Find(name) is not null;

    /// <summary>Whether the composite has such an argument.</summary>
    public bool Takes(string name) => Declared(name) is not null;

    /// <summary>Whether an operand's type was not declared but follows from what the composite wants.</summary>
    public virtual bool IsInferred(int operand) => false;

    /// <summary>The layer's parameters do not fit its input: the message says both sides.</summary>
    public static ShapeMismatchException Mismatch(
        string id, string message, string? fix = null, string? argument = null, int operand = 0,
            string? expected = null,
        int against = -1, string? fixInStack = null) =>
        new(id, message, fix, argument, operand, expected, against, fixInStack);

    private double Number(string name) => Find(name) switch
    {
        ArgumentValue.Number number => number.Value,
        ArgumentValue.Size { Value.IsConstant: true } size => size.Value.Value,
        _ => ParseDefault(name),
    };

    private double ParseDefault(string name)
    {
        string text = Default(name).TrimEnd('f');
        return text switch
        {
            "float.NegativeInfinity" => double.NegativeInfinity,
            "float.PositiveInfinity" => double.PositiveInfinity,
            _ => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private string Default(string name) =>
        Declared(name)?.Default
        ?? throw new InvalidOperationException($"'{Name}' has no default for '{name}'.");

    private Argument? Declared(string name) => composite.Signature.Arguments.FirstOrDefault(a => a.Name == name);

    private ArgumentValue? Find(string name) => (arguments.FirstOrDefault(a => a.Name == name)
        ?? (Declared(name)?.One is { } one ? arguments.FirstOrDefault(a => a.Name == one) : null))?.Value;
}
