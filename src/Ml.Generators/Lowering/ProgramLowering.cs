using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>Lowers the steps of one model into a graph, in the scope where its tensors are found.</summary>
/// <param name="sizes">What the model's named sizes are where it is used; null keeps them.</param>
/// <param name="models">The models that Use may name.</param>
internal sealed class ProgramLowering(
    ModelSpec spec, ParameterScope scope, Func<string, Dim?> sizes, IReadOnlyDictionary<string, ModelSpec> models)
{
    private readonly Expr?[] _values = new Expr?[ProgramTypes.FirstValue(spec, spec.Steps.Count)];

    public ModelSpec Spec => spec;

    /// <summary>A value by its number; null where it is not computed, or failed.</summary>
    public Expr? this[int id]
    {
        get => id >= 0 && id < _values.Length ? _values[id] : null;
        set => _values[id] = value;
    }

    /// <summary>The types of the values that are known by now.</summary>
    public ProgramTypes Types => new(
        spec, _values.Select(v => v?.Type).ToArray(),
        value => this[value] is { } loss ? scope.Builder.NoteOf(loss.Value)?.Reading : null,
        () => this[spec.Loss] is { } loss
            ? new GradientFlow(loss.Value, scope.Builder.Nodes, value => this[value]?.Value) : null);

    /// <summary>Whether all operands of a step are known: the others follow from a step that failed.</summary>
    public bool CanLower(StepSpec step) => step.Operands.All(o => this[o] is not null);

    /// <exception cref="ShapeMismatchException">The operands do not fit.</exception>
    public void Lower(int index)
    {
        StepSpec step = spec.Steps[index];
        LayerSpec? layer = step.Kind == StepKind.Layer ? spec.Layers[step.Layer] : null;
        string label = layer?.Label ?? char.ToLowerInvariant(step.Operation[0]) + step.Operation.Substring(1);
        scope.Builder.Origin = new Origin(scope.Prefix + label, step.Line) { File = step.File };
        string outer = scope.Builder.Shapes.Step;
        scope.Builder.Shapes.Step = Subject(step, layer);

        IReadOnlyList<Expr> results = step.Kind == StepKind.Constant ? [Constant(step)]
            : layer is { Repeat: > 0 } ? UseLowering.Lower(this, step, layer, scope, models)
            : Call(step, layer).Build();
        scope.Builder.Shapes.Step = outer;
        scope.Give(scope.Prefix + label, results);
        int first = ProgramTypes.FirstValue(spec, index);
        for (int i = 0; i < Math.Min(results.Count, step.Results); i++)
            _values[first + i] = results[i];
    }

    /// <summary>The call of a step's composite.</summary>
    public CompositeCall Call(StepSpec step, LayerSpec? layer)
    {
        string operation = layer?.Operation ?? step.Operation;
        if (!Composite.All.TryGetValue(operation, out Composite? composite))
            throw new InvalidOperationException($"There is no operation '{operation}'.");
        IEnumerable<ArgumentSpec> arguments = (layer?.Arguments ?? EquatableArray<ArgumentSpec>.Empty)
            .Concat(step.Arguments);
        return new CompositeCall(composite, new LayerCall(
            composite, Operands(step), arguments.Select(Bound).ToArray(), scope, layer?.Label ?? "", Penalties(layer),
            operand => Types.Giver(step, operand), operand => Types.IsInferred(step, operand)));
    }

    public Expr[] Operands(StepSpec step) => step.Operands
        .Select(o => this[o] ?? throw new InvalidOperationException($"Value {o} of '{spec.Name}' is not computed."))
        .ToArray();

    /// <summary>A layer or function by its name, an operator or indexer as it is written.</summary>
    private static string Subject(StepSpec step, LayerSpec? layer)
    {
        string operation = (layer?.Operation ?? step.Operation).Split('.').Last();
        bool isNamed = layer is not null || step.Text.StartsWith(operation, StringComparison.Ordinal);
        return isNamed || step.Text.Length == 0 ? operation : step.Text;
    }

    private PenaltySpec Penalties(LayerSpec? layer) => new(
        spec.Penalties.L1 + (layer?.Penalties.L1 ?? 0), spec.Penalties.L2 + (layer?.Penalties.L2 ?? 0));

    private Expr Constant(StepSpec step)
    {
        ArgumentValue? value = step.Arguments.FirstOrDefault(a => a.Name == "value")?.Value;
        string? name = (step.Arguments.FirstOrDefault(a => a.Name == "element")?.Value as ArgumentValue.Choice)?.Value;
        ElementType element = Enum.TryParse(name, out ElementType parsed) ? parsed : ElementType.Float32;
        Leaf leaf = value switch
        {
            ArgumentValue.Size { Value.IsConstant: false } size => new SizeLeaf(size.Value.Substitute(sizes), element),
            ArgumentValue.Size size => new ConstantLeaf(size.Value.Value, element),
            ArgumentValue.Flag flag => new ConstantLeaf(flag.Value ? 1 : 0, ElementType.Bool),
            ArgumentValue.Number number => new ConstantLeaf(number.Value, element),
            _ => throw new InvalidOperationException($"'{step.Text}' is no constant."),
        };
        return new Expr(scope.Builder, scope.Builder.Add(leaf));
    }

    private ArgumentSpec Bound(ArgumentSpec argument) => argument.Value switch
    {
        ArgumentValue.Size size => argument with { Value = new ArgumentValue.Size(size.Value.Substitute(sizes)) },
        ArgumentValue.Sizes all => argument with
        {
            Value = new ArgumentValue.Sizes(all.Values.Select(s => s.Substitute(sizes)).ToEquatableArray()),
        },
        _ => argument,
    };
}

/// <summary>A composite about to be built.</summary>
internal sealed record CompositeCall(Composite Composite, LayerCall Layer)
{
    public IReadOnlyList<Expr> Build()
    {
        RequireFloats();
        return Composite.Build(Layer);
    }

    /// <summary>C# checks the types of functions; a layer of a stack is given whatever stands above it.</summary>
    private void RequireFloats()
    {
        Signature signature = Composite.Signature;
        int checkedOperands = signature.Forms.HasFlag(Forms.Loss) ? 1 : Layer.OperandCount;
        for (int i = 0; i < checkedOperands; i++)
        {
            if (signature.Operands[Math.Min(i, signature.Operands.Count - 1)].Element != "float"
                || Layer.Operand(i).Element == ElementType.Float32)
            {
                continue;
            }

            throw new ShapeMismatchException(
                ProblemIds.ElementTypes,
                $"'{Layer.Name}' calculates with floats, but {Layer.Giver(i)} gives {Layer.Operand(i).Type}",
                "convert it with a cast: (Tensor)x", operand: i,
                fixInStack: "leave Element = Element.Int32 out of [Input], or let an Embedding come first");
        }
    }
}
