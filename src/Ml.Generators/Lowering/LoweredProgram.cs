using Ml.Generators.Graph;
using Ml.Generators.Lowering.Losses;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>The whole program of a model in one mode.</summary>
internal sealed class LoweredProgram
{
    private readonly ModelSpec _spec;
    private readonly ParameterTable _table;
    private readonly ModelScope _scope;
    private readonly ProgramLowering _program;
    private readonly List<StepProblem> _problems = [];
    private readonly List<StepAssumption> _assumptions = [];
    private readonly List<LayerRow> _rows = [];
    private readonly InputSpec[] _inputs;
    private Expr? _total;
    private LossFigures? _figures;

    /// <param name="frozen">Full labels of the layers that run as in inference also while training.</param>
    public LoweredProgram(
        ModelSpec spec, bool isTraining, ParameterTable table, IReadOnlyCollection<string>? frozen = null)
    {
        (_spec, _table) = (spec, table);
        _scope = new ModelScope(new GraphBuilder(), isTraining, table, frozen ?? []);
        _program = new ProgramLowering(spec, _scope, _ => null, ModelsOf(spec));
        _inputs = [.. spec.Inputs, .. spec.Targets];
        for (int i = 0; i < _inputs.Length; i++)
        {
            if (_inputs[i].Shape is { } shape)
                AddInput(i, new TensorType(_inputs[i].Element, shape));
        }

        for (int step = 0; step < spec.Steps.Count; step++)
            LowerStep(step);
        if (spec.Loss >= 0 && _problems.Count == 0)
            RequireScalarLoss();
    }

    public IReadOnlyList<StepProblem> Problems => _problems;

    public ProgramTypes Types => _program.Types;

    public IReadOnlyList<InputSpec> Inputs => _inputs;

    public IReadOnlyList<LayerRow> Rows => _rows;

    public IReadOnlyList<StepAssumption> Assumptions => _assumptions;

    public IReadOnlyList<ClassNumbers> ClassNumbers => _scope.Builder.ClassNumbers;

    /// <summary>What the loss is made of, without penalties: those are the trained tensors', not the data's.</summary>
    public LossTerms DescribeLoss(bool isWhole)
    {
        Dim examples = _inputs[0].Shape is { Rank: > 0 } shape ? shape[0] : Dim.One;
        return new LossTerms(
            _spec, _scope.Builder, _program[_spec.Loss]!.Value,
            _spec.Outputs.Select(o => _program[o.Value]!.Value.Value).ToArray(), examples, isWhole);
    }

    /// <summary>Settles what the program tells beside its loss.</summary>
    public LossFigures FiguresOf(LossTerms terms) => _figures = terms.Figures(Total().Value);

    /// <summary>Layers that change state although no gradient arrives at what they give.</summary>
    public string[] FrozenLayers()
    {
        GradientReach reach = Reach();
        return _scope.Updating.Where(layer => !_scope.GivenBy(layer).Any(reach.Contains)).ToArray();
    }

    /// <summary>The table of parameters, knowing which of them the loss has a gradient for.</summary>
    public ParameterSpec[] MarkTrained(IEnumerable<ParameterSpec> parameters)
    {
        GradientReach reach = Reach();
        HashSet<int> trained = [];
        foreach (Node node in _scope.Builder.Nodes.Where(n => n.Results.Count == 1 && reach.Contains(n.Result)))
        {
            if (node.Operation is ParameterLeaf leaf)
                trained.Add(leaf.Index);
            else if (node.Operation is StackLeaf { IsState: false } stack)
            {
                trained.UnionWith(
                    Enumerable.Range(0, stack.Count).Select(i => stack.FirstIndex + (i * stack.Distance)));
            }
        }

        return parameters.Select((p, i) => p with { IsTrained = trained.Contains(i) }).ToArray();
    }

    public Graph.Graph Build(bool withLoss)
    {
        GraphBuilder builder = _scope.Builder;
        List<GraphOutput> outputs = _spec.Outputs
            .Select((o, i) => new GraphOutput(OutputRole.Output, o.Name, i, AtBoundary(_program[o.Value]!.Value)))
            .ToList();
        if (withLoss)
        {
            outputs.Add(new GraphOutput(OutputRole.Loss, "loss", 0, Total().Value));
            outputs.AddRange((_figures?.Values ?? []).Select((value, i) =>
                new GraphOutput(OutputRole.Figure, "figure of the loss", i + 1, value)));
        }

        outputs.AddRange(_scope.Updates.OrderBy(u => u.Key).Select(u =>
            new GraphOutput(OutputRole.StateUpdate, _table.State[u.Key].Name, u.Key, u.Value.Value)));
        return Needed(builder.Nodes, outputs);
    }

    /// <summary>Truth values leave a model as the numbers 1 and 0.</summary>
    private static Value AtBoundary(Expr output) =>
        (output.Element == ElementType.Bool ? output.ToFloat() : output).Value;

    /// <summary>What is minimised: in training the loss and the penalties.</summary>
    private Expr Total()
    {
        if (_total is { } known)
            return known;
        Expr loss = _program[_spec.Loss]!.Value;
        _scope.Builder.Origin = loss.Value.Producer.Origin;
        _total = _scope.IsTraining ? Penalties.AddTo(loss, _table.Parameters, Reach()) : loss;
        return _total.Value;
    }

    /// <summary>
    /// The nodes the outputs follow from, and the inputs: Predict takes them whether it reads them or not.
    /// </summary>
    private Graph.Graph Needed(IReadOnlyList<Node> nodes, IReadOnlyList<GraphOutput> outputs)
    {
        HashSet<Node> needed = [.. outputs.Select(o => o.Value.Producer)];
        foreach (Node node in nodes.Reverse())
        {
            if (needed.Contains(node))
                needed.UnionWith(node.Operands.Select(o => o.Producer));
        }

        needed.UnionWith(nodes.Where(n => n.Operation is InputLeaf input && input.Slot < _spec.Inputs.Count));
        return GraphRewriter.Rewrite(
            new Graph.Graph(nodes.Where(needed.Contains).ToArray(), outputs), (_, _, _) => null);
    }

    /// <summary>
    /// Of the loss as it is declared, before penalties: those are for what is trained, and train nothing.
    /// </summary>
    private GradientReach Reach() => new(_program[_spec.Loss]!.Value.Value, _scope.Builder.Nodes);

    private static Dictionary<string, ModelSpec> ModelsOf(ModelSpec spec)
    {
        Dictionary<string, ModelSpec> models = new(StringComparer.Ordinal);
        void Add(ModelSpec owner)
        {
            foreach (ModelSpec model in owner.Models)
            {
                if (!models.ContainsKey(model.FullName))
                {
                    models[model.FullName] = model;
                    Add(model);
                }
            }
        }

        Add(spec);
        return models;
    }

    private void AddInput(int slot, TensorType type)
    {
        _inputs[slot] = _inputs[slot] with { Element = type.Element, Shape = type.Shape };
        _program[slot] = new Expr(_scope.Builder, _scope.Builder.Add(new InputLeaf(_inputs[slot].Name, slot, type)));
    }

    private void LowerStep(int index)
    {
        StepSpec step = _spec.Steps[index];
        LayerSpec? layer = step.Kind == StepKind.Layer ? _spec.Layers[step.Layer] : null;
        _table.Layer = step.Kind == StepKind.Layer ? step.Layer : int.MaxValue;
        int nodes = _scope.Builder.Nodes.Count, parameters = _table.Parameters.Count;
        int assumptions = _scope.Builder.Shapes.Assumptions.Count;
        try
        {
            InferTargets(step, layer);
            if (!_program.CanLower(step))
                return;
            _program.Lower(index);
            RequireCountable(index, step);
            if (index < _spec.ForwardSteps)
                AddRow(index, step, layer, nodes, parameters);
            _assumptions.AddRange(_scope.Builder.Shapes.Assumptions.Skip(assumptions).Distinct()
                .Select(a => new StepAssumption(index, a)));
        }
        catch (ShapeMismatchException mismatch)
        {
            Report(mismatch.Problem, index);
        }
        catch (OverflowException)
        {
            Report(
                new ShapeProblem(
                    ProblemIds.TooLarge, $"'{step.Operation}' makes a tensor that is too large", "use smaller sizes"),
                index);
        }
    }

    /// <summary>Lengths are ints: those of tensors, and that of the array of all parameters.</summary>
    private void RequireCountable(int index, StepSpec step)
    {
        int first = ProgramTypes.FirstValue(_spec, index);
        for (int value = first; value < first + step.Results; value++)
        {
            if (_program[value] is { } result && !result.Shape.IsCountable)
            {
                _program[value] = null;
                throw new ShapeMismatchException(
                    ProblemIds.TooLarge,
                    $"'{step.Operation}' makes {result.Shape}, but a tensor has at most {int.MaxValue} elements",
                    "use smaller sizes");
            }
        }

        long parameters = _table.Parameters.Sum(p => p.Shape.Size.Value);
        if (parameters > int.MaxValue)
        {
            throw new ShapeMismatchException(
                ProblemIds.TooLarge,
                $"with '{step.Operation}' the model has {parameters} trained numbers, but at most {int.MaxValue} "
                + "are possible", "use smaller sizes");
        }
    }

    private void Report(ShapeProblem problem, int index)
    {
        if (_spec.IsSequential)
            problem = problem with { Fix = problem.FixInStack ?? problem.Fix };
        _problems.Add(Types.At(index, problem));
    }

    /// <summary>A target without a declared shape gets the one its loss wants for what the model gives.</summary>
    private void InferTargets(StepSpec step, LayerSpec? layer)
    {
        int firstTarget = _spec.Inputs.Count;
        foreach (int operand in step.Operands.Where(o => o >= firstTarget && o < _inputs.Length && _program[o] is null))
        {
            int output = step.Operands[0];
            if (_program[output] is not { } given)
                return;
            StepSpec known = step with { Operands = EquatableArray.Of(output) };
            CompositeCall call = _program.Call(known, layer);
            AddInput(operand, call.Composite.TargetFor(given.Type, call.Layer));
        }
    }

    private void RequireScalarLoss()
    {
        TensorType type = _program[_spec.Loss]!.Value.Type;
        if (type.Shape.Rank == 0 && type.Element == ElementType.Float32)
            return;
        int step = _spec.Loss < _inputs.Length ? -1 : Types.StepOf(_spec.Loss);
        var problem = new ShapeProblem(
            ProblemIds.Target, $"the loss must be one number, but has the type {type}",
            _spec.IsSequential ? "leave the reduction out" : "average it with Mean, or leave the reduction out",
            Operand: ShapeProblem.Whole);
        _problems.Add(Types.At(step, problem));
    }

    /// <summary>Layers and what could be one have a row; arithmetic between them counts for the layer before.</summary>
    private void AddRow(int index, StepSpec step, LayerSpec? layer, int firstNode, int firstParameter)
    {
        Dim flops = Dim.Sum(_scope.Builder.Nodes.Skip(firstNode).Select(Loop.FlopsOf));
        long parameters = _table.Parameters.Skip(firstParameter).Sum(p => p.Shape.Size.Value);
        bool isLayer = layer is not null
            || (Composite.All.TryGetValue(step.Operation, out Composite? composite)
                && composite.Signature.Forms.HasFlag(Forms.Layer));
        if (isLayer)
        {
            Shape shape = _program[ProgramTypes.FirstValue(_spec, index)]!.Value.Shape;
            string kind = layer?.Operation.Split('.').Last() ?? step.Operation;
            _rows.Add(new LayerRow(layer?.Label ?? "", step.Text, kind, shape, parameters, flops)
            {
                Given = step.Operands.Select(o => _program[o]!.Value.Type).ToArray(),
            });
        }
        else if (_rows.Count > 0)
        {
            _rows[_rows.Count - 1] = _rows[_rows.Count - 1] with { Flops = _rows[_rows.Count - 1].Flops + flops };
        }
    }
}
