using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// Another model as a layer. Used once it is inlined; repeated it becomes one loop over the stacks of its tensors, so
/// that the code does not grow with depth.
/// </summary>
internal static class UseLowering
{
    public static IReadOnlyList<Expr> Lower(
        ProgramLowering caller, StepSpec step, LayerSpec layer, ParameterScope scope,
        IReadOnlyDictionary<string, ModelSpec> models)
    {
        if (!models.TryGetValue(layer.Operation, out ModelSpec? model))
            throw new InvalidOperationException($"There is no model '{layer.Operation}'.");
        Expr[] operands = caller.Operands(step);
        Dictionary<string, Dim> sizes = SizeBinding.Bind(model, operands, o => caller.Types.Giver(step, o));
        Dim? Size(string name) => sizes.TryGetValue(name, out Dim? size) ? size : null;
        PenaltySpec penalties = new(
            caller.Spec.Penalties.L1 + layer.Penalties.L1, caller.Spec.Penalties.L2 + layer.Penalties.L2);
        Origin origin = scope.Builder.Origin;
        try
        {
            if (layer.Repeat == 1)
                return Run(model, operands, new InlinedScope(scope, layer.Label, penalties), layer.Label, Size, models);
            if (scope.CanLoop)
                return Loop(model, operands, scope, layer, penalties, Size, models);
            IReadOnlyList<Expr> values = operands;
            for (int i = 0; i < layer.Repeat; i++)
            {
                var repetition = new InlinedScope(scope, $"{layer.Label}.{i}", penalties);
                values = [.. Run(model, values, repetition, layer.Label, Size, models),
                    .. operands.Skip(model.Outputs.Count)];
            }

            return values.Take(model.Outputs.Count).ToArray();
        }
        finally
        {
            scope.Builder.Origin = origin;
        }
    }

    private static IReadOnlyList<Expr> Run(
        ModelSpec model, IReadOnlyList<Expr> inputs, ParameterScope scope, string label, Func<string, Dim?> sizes,
        IReadOnlyDictionary<string, ModelSpec> models)
    {
        var program = new ProgramLowering(model, scope, sizes, models);
        for (int i = 0; i < inputs.Count; i++)
            program[i] = inputs[i];
        for (int step = 0; step < model.ForwardSteps; step++)
        {
            try
            {
                program.Lower(step);
            }
            catch (ShapeMismatchException inner)
            {
                // The inner model's own declaration is checked by itself; here it fails for the sizes it is used with.
                throw new ShapeMismatchException(Inside(model, label, program.Types.At(step, inner.Problem)));
            }
        }

        return model.Outputs
            .Select(o =>
                program[o.Value] ?? throw new InvalidOperationException($"'{model.Name}' does not compute '{o.Name}'."))
            .ToArray();
    }

    /// <summary>The problem as the using model has it: with the way inside, the innermost where models nest.</summary>
    private static ShapeProblem Inside(ModelSpec model, string label, StepProblem found)
    {
        ShapeProblem problem = found.Problem;
        IReadOnlyList<PathLine> inside = problem.Inside.Count > 0 ? problem.Inside
            : found.Path.Append(found.Failing).Select(l => l with { Model = model.FullName }).ToArray();
        return problem with
        {
            Message = $"in '{model.Name}', used as '{label}': {problem.Message}",
            Argument = null,
            Operand = 0,
            Against = -1,
            Inside = inside,
        };
    }

    private static IReadOnlyList<Expr> Loop(
        ModelSpec model, Expr[] operands, ParameterScope scope, LayerSpec layer, PenaltySpec penalties,
        Func<string, Dim?> sizes, IReadOnlyDictionary<string, ModelSpec> models)
    {
        int carried = model.Outputs.Count;
        if (carried > operands.Length)
            throw NotRepeatable(model, $"gives {carried} tensors and takes {operands.Length}");

        var builder = new GraphBuilder(scope.Builder.Shapes);
        var body = new BodyScope(builder, scope, $"{scope.Prefix}{layer.Label}.", operands.Length, layer.Repeat);
        Expr[] inputs = operands.Select((o, i) => new Expr(builder, builder.Add(new BodyLeaf(i, o.Type)))).ToArray();
        IReadOnlyList<Expr> results = Run(model, inputs, body, layer.Label, sizes, models);
        for (int i = 0; i < carried; i++)
        {
            if (!results[i].Type.Equals(operands[i].Type))
            {
                throw NotRepeatable(
                    model, $"takes {operands[i].Type} and gives {results[i].Type}", $", {operands[i].Type}");
            }

            builder.Output(OutputRole.Body, model.Outputs[i].Name, i, results[i].Value);
        }

        string[] updated = body.Updates.Keys.ToArray();
        for (int i = 0; i < updated.Length; i++)
            builder.Output(OutputRole.Body, updated[i], carried + i, body.Updates[updated[i]].Next.Value);

        Expr[] stacks = body.Tensors.Select(t => scope.Stack(Request(t.Tensor.Name, t.IsState))).ToArray();
        LoopOperand[] kinds =
        [
            .. operands.Select((_, i) => i < carried ? LoopOperand.Carried : LoopOperand.Invariant),
            .. stacks.Select(_ => LoopOperand.Sliced),
        ];
        Node node = scope.Builder.AddNode(
            new Loop(builder.Build(), layer.Repeat, kinds.ToEquatableArray(), Reverse: false),
            [.. operands.Select(o => o.Value), .. stacks.Select(s => s.Value)]);
        for (int i = 0; i < updated.Length; i++)
        {
            scope.UpdateStates(
                Request(updated[i], isState: true), new Expr(scope.Builder, node.Results[carried + i]),
                body.Updates[updated[i]].Layer);
        }

        return node.Results.Take(carried).Select(r => new Expr(scope.Builder, r)).ToArray();

        StackRequest Request(string name, bool isState)
        {
            ParameterSpec[] tensors = body.Tensors.Where(t => t.IsState == isState)
                .Select(t => Penalties.Added(t.Tensor, penalties)).ToArray();
            return new StackRequest(
                layer, tensors, Array.FindIndex(tensors, t => t.Name == name), isState);
        }
    }

    private static ShapeMismatchException NotRepeatable(ModelSpec model, string why, string shapes = "") => new(
        ProblemIds.RepeatedModel, $"'{model.Name}' cannot be repeated: it {why}",
        $"let '{model.Name}' give the shapes it takes{shapes}, or use it once", argument: "repeat");
}
