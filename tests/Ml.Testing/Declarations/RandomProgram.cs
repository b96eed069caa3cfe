using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;

namespace Ml.Testing.Declarations;

/// <summary>
/// A program that grows by random calls: whatever reflection finds, with random arguments, on random values that are
/// there. A call stays where the compiler takes it.
/// </summary>
internal sealed class RandomProgram
{
    private readonly List<Call> _calls = [];
    private readonly List<TensorType> _types;
    private readonly int _inputs;

    public RandomProgram(IReadOnlyList<TensorType> inputs)
    {
        _types = [.. inputs];
        _inputs = inputs.Count;
    }

    public IReadOnlyList<Call> Calls => _calls;

    /// <summary>Of the inputs and of what each call gives.</summary>
    public IReadOnlyList<TensorType> Types => _types;

    /// <summary>Values that nothing reads, newest last.</summary>
    public IEnumerable<int> Unread => Enumerable.Range(_inputs, _calls.Count)
        .Where(v => _types[v].Element != ElementType.Bool && !_calls.Any(c => c.Operands.Contains(v)));

    /// <summary>Adds a call if the compiler takes it.</summary>
    public bool Try(Call call)
    {
        _calls.Add(call);
        try
        {
            var spec = new SpecBuilder();
            int[] values = Write(spec, spec.Input);
            LoweringResult lowered = ModelLowering.Lower(spec.Build([values[^1]]));
            if (lowered.Model is { } model && Shape(model) is { } type)
            {
                _types.Add(IsTruth(call) ? type with { Element = ElementType.Bool } : type);
                return true;
            }
        }
        catch (Exception e) when (e is not ShapeMismatchException)
        {
            throw new InvalidOperationException($"{e.GetType().Name} on {string.Join("; ", _calls)} of {string.Join(", ", _types)}: {e.Message}", e);
        }

        _calls.RemoveAt(_calls.Count - 1);
        return false;
    }

    /// <summary>Takes the last call back.</summary>
    public void Drop()
    {
        _calls.RemoveAt(_calls.Count - 1);
        _types.RemoveAt(_types.Count - 1);
    }

    /// <summary>Writes the inputs and calls; gives the writer's numbers of all values.</summary>
    /// <param name="input">Writes an input.</param>
    /// <param name="between">Writes what stands after the inputs.</param>
    public int[] Write(IProgramWriter writer, Func<string, Shape, ElementType, bool, int> input, Action? between = null)
    {
        List<int> values = [];
        for (int i = 0; i < _inputs; i++)
            values.Add(input($"x{i}", _types[i].Shape, _types[i].Element, _types[i].Element == ElementType.Float32));
        between?.Invoke();
        foreach (Call call in _calls)
        {
            int[] operands = [.. call.Operands.Select(o => values[o])];
            values.Add(call.Model is { } model ? Use(writer, model, call, operands[0])
                : writer.Call(call.Operation, operands, call.Arguments));
        }

        return [.. values];
    }

    private static int Use(IProgramWriter writer, RandomModel model, Call call, int operand) => writer is SpecBuilder spec
        ? spec.Step(spec.Use($"block{operand}", model.Spec, call.Repeat), operand)
        : ((DeclarationWriter)writer).Use(model.Name, call.Repeat, operand);

    // Truth values leave a model as numbers.
    private bool IsTruth(Call call) => call.Model is null && Composite.All[call.Operation].Signature.ResultElement switch
    {
        "bool" => true,
        "same" => _types[call.Operands[0]].Element == ElementType.Bool && call.Operation != "Select",
        _ => false,
    };

    private static TensorType? Shape(LoweredModel model)
    {
        TensorType type = model.Inference.Outputs.Single(o => o.Role == OutputRole.Output).Value.Type;
        return type.Shape.Rank <= 5 && type.Shape.Size.Evaluate(_ => 3) <= 3000 ? type : null;
    }

    /// <summary>A call.</summary>
    /// <param name="Operands">Numbers of values: inputs first.</param>
    /// <param name="Model">The model that is used as a layer, or null.</param>
    internal sealed record Call(
        string Operation, int[] Operands, (string Name, object Value)[] Arguments, RandomModel? Model = null, int Repeat = 0)
    {
        public override string ToString() =>
            $"{Operation}({string.Join(", ", Operands)}{string.Concat(Arguments.Select(a => $", {a.Name}: {a.Value}"))})";
    }
}
