using System.Globalization;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Lowering.Losses;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Emitting.Models;

/// <summary>The methods of a model that run its programs, and its sessions.</summary>
internal sealed class RunEmitter
{
    private const string C = "global::Ml.Contracts.";

    private readonly LoweredModel _model;
    private readonly bool _checksNumbers;
    private readonly string _programs;
    private readonly ProgramPlan _predict;
    private readonly ProgramPlan? _evaluate, _train;
    private readonly BoundaryTensor[] _inputs, _outputs, _targets, _inputGradients;
    private readonly BoundarySizes _predictSizes, _lossSizes;

    public RunEmitter(
        LoweredModel model, string programs, ProgramPlan predict, ProgramPlan? evaluate, ProgramPlan? train,
        CheckLevel checks)
    {
        _checksNumbers = checks != CheckLevel.None;
        (_model, _programs, _predict, _evaluate, _train) =
            (model, "global::Ml.Generated." + programs, predict, evaluate, train);
        int count = model.Spec.Inputs.Count;
        var names = new BoundaryNames(model.Spec);
        BoundaryTensor[] tensors = model.Inputs
            .Select((i, slot) =>
                new BoundaryTensor(names.Inputs[slot], new TensorType(i.Element, i.Shape!), IsResult: false)).ToArray();
        (_inputs, _targets) = (tensors.Take(count).ToArray(), tensors.Skip(count).ToArray());
        _outputs = model.Spec.Outputs.Select((o, i) =>
            new BoundaryTensor(names.Outputs[i], ModelShapes.Output(model, i), IsResult: true)).ToArray();
        _inputGradients = _inputs.Where((_, i) => model.Inputs[i].WithGradient)
            .Select(i => i with { Name = i.Name + "Gradient", IsResult = true }).ToArray();
        IReadOnlyList<string> sizes = ModelShapes.SizeNames(model);
        string[] inputSizes = ModelShapes.SizeNames(model, withTargets: false).ToArray();
        _predictSizes = new BoundarySizes(_inputs, inputSizes, names);
        _lossSizes = new BoundarySizes([.. _inputs, .. _targets], sizes.ToArray(), names);
    }

    private string Name => BoundaryNames.Escape(_model.Spec.Name);

    public void Write(SourceWriter writer)
    {
        WriteForwards(writer);
        WriteSession(writer);
        if (_evaluate is not null)
            WriteLoss(writer);
        if (_train is not null)
            WriteBackpropagate(writer);
        new ContractEmitter(
            _inputs, _outputs, _targets, _inputGradients, _predictSizes, _lossSizes,
            _train is not null).Write(writer);
    }

    /// <summary>The model's own Predict goes through a session it keeps.</summary>
    private void WriteForwards(SourceWriter writer)
    {
        writer.Line($"private const long WorkspaceBytesOfOne = {4 * _predict.ArenaSize.Evaluate(_ => 1)};");
        writer.Line();
        WritePredictDocs(writer);
        writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");
        writer.Line(
            $"public void Predict({Spans()}{_predictSizes.ExtraParameters}) => "
            + $"_own.Predict({Arguments()}{_predictSizes.ExtraArguments});");
        writer.Line();
        if (TensorsTellSizes)
        {
            WritePredictDocs(writer);
            writer.Line($"public void Predict({TensorSpans()}) => _own.Predict({Arguments()});");
            writer.Line();
        }

        writer.Line(
            "/// <summary>A workspace for one thread; the model and its prepared weights are shared by all. Change "
            + "parameters only while none predicts.</summary>");
        foreach (string size in _predictSizes.Names)
        {
            writer.Line(
                $"/// <param name=\"{_predictSizes.ParameterOf(size).TrimStart('@')}\">The largest '{size}' to make "
                + "room for at once; a larger one grows the workspace.</param>");
        }

        string[] sizes = _predictSizes.Names.Select(_predictSizes.ParameterOf).ToArray();
        using (writer.Braces($"public Session NewSession({string.Join(", ", sizes.Select(s => $"int {s} = 1"))})"))
        {
            foreach (string size in sizes)
                writer.Line($"global::System.ArgumentOutOfRangeException.ThrowIfNegative({size});");
            writer.Line($"return new Session(this).Reserve({string.Join(", ", sizes)});");
        }

        writer.Line();
    }

    private void WriteSession(SourceWriter writer)
    {
        writer.Line(
            $"/// <summary>Runs {Name} on one thread, in memory of its own.</summary>");
        using (writer.Braces("public sealed class Session : global::System.IDisposable"))
        {
            writer.Line($"private readonly {Name} _model;");
            writer.Line($"internal readonly {C}Workspace Workspace;");
            writer.Line();
            using (writer.Braces($"internal Session({Name} model)"))
            {
                writer.Line("_model = model;");
                writer.Line($"Workspace = new {C}Workspace(model._memory);");
            }

            writer.Line();
            string sizes = string.Join(", ", _predictSizes.Names.Select(n => $"nint {CSharpDialect.SizeName(n)}"));
            using (writer.Braces($"internal Session Reserve({sizes})"))
            {
                writer.Line($"Workspace.Reserve((nint)({CallEmitter.Floats(_predict.ArenaSize)}));");
                writer.Line("return this;");
            }

            writer.Line();
            WritePredictDocs(writer);
            writer.Line("[global::System.Runtime.CompilerServices.OverloadResolutionPriority(1)]");
            using (writer.Braces($"public void Predict({Spans()}{_predictSizes.ExtraParameters})"))
            {
                _predictSizes.WriteSolutions(writer);
                _predictSizes.WriteChecks(writer, [.. _inputs, .. _outputs]);
                WriteAssumptions(writer, _predictSizes);
                WriteGuarded(writer, "Workspace", () => CallEmitter.WriteCall(
                    writer, $"{_programs}.{_predict.Name}",
                    ProgramSignature.Of(_model, withTargets: false, withOutputs: true, withGradients: false),
                    [.. _inputs, .. _outputs], Locals("_model.", "PredictWeights", _predict, "Workspace")));
            }

            writer.Line();
            if (TensorsTellSizes)
                WriteTensorPredict(writer);
            writer.Line("/// <summary>Frees the workspace.</summary>");
            writer.Line("public void Dispose() => Workspace.Dispose();");
        }

        writer.Line();
    }

    private void WriteTensorPredict(SourceWriter writer)
    {
        WritePredictDocs(writer);
        using (writer.Braces($"public void Predict({TensorSpans()})"))
        {
            foreach (BoundaryTensor tensor in _inputs.Concat(_outputs))
            {
                writer.Line(
                    $"var {SpanName(tensor)} = "
                    + $"{C}TensorSpans.{(tensor.IsResult ? "Writable" : "Readable")}({tensor.Name}, "
                    + $"{Names.Literal(tensor.Name)}, {Names.Literal(tensor.Type.Shape.ToString())});");
            }

            string extra = string.Concat(_predictSizes.Explicit.Select(size => $", {LengthOf(size)}"));
            writer.Line($"Predict({string.Join(", ", _inputs.Concat(_outputs).Select(SpanName))}{extra});");
        }

        writer.Line();
    }

    private void WriteLoss(SourceWriter writer)
    {
        BoundaryTensor[] given = [.. _inputs, .. _targets], all = [.. given, .. _outputs];
        writer.Line("/// <summary>The loss in inference mode, without gradients.</summary>");
        WriteShapeDocs(writer, given);
        string none = string.Concat(_outputs.Select(_ => ", default"));
        writer.Line($"public float ComputeLoss({SpansOf(given)}{_lossSizes.ExtraParameters}) =>");
        writer.Line($"    ComputeLoss({Join(given)}{none}, default{_lossSizes.ExtraArguments});");
        writer.Line();
        writer.Line("/// <summary>The loss, what it was taken over, and the outputs that are given room.</summary>");
        using (writer.Braces($"private float ComputeLoss({SpansOf(all)}, {Terms}{_lossSizes.ExtraParameters})"))
        {
            WriteEntry(writer, given, _model.Loss!.Evaluation);
            Dim arena = _evaluate!.ArenaSize;
            var locals = Locals("", "LossWeights", _evaluate, "_own.Workspace");
            locals[Region.Arena] = $"_own.Workspace.Ensure((nint)({CallEmitter.Floats(arena + UnreadSize)}))";
            WriteGuarded(writer, "_own.Workspace", () =>
            {
                WriteUnread(writer, locals[Region.Arena], arena);
                CallEmitter.WriteCall(
                    writer, $"{_programs}.{_evaluate.Name}",
                    ProgramSignature.Of(_model, withTargets: true, withOutputs: true, withGradients: false), all,
                    locals);
            });
            LossEmitter.WriteSums(writer, _model.Loss!.Evaluation);
            writer.Line("return figures[0];");
        }

        writer.Line();
    }

    private Dim UnreadSize => Dim.Sum(_outputs.Select(o => Arena.RoundUp(o.Type.Shape.Size)));

    /// <summary>Outputs that nobody asked for go to memory behind the program's own.</summary>
    private void WriteUnread(SourceWriter writer, string arena, Dim start)
    {
        foreach (BoundaryTensor output in _outputs)
        {
            writer.Line($"if ({output.Name}.IsEmpty)");
            using (writer.Indent())
            {
                writer.Line($"{output.Name} = new({arena} + {CallEmitter.Floats(start)}, "
                    + $"(int)({CallEmitter.Floats(output.Type.Shape.Size)}));");
            }

            start += Arena.RoundUp(output.Type.Shape.Size);
        }
    }

    private void WriteBackpropagate(SourceWriter writer)
    {
        writer.Line("/// <summary>");
        writer.Line(
            "/// The loss in training mode; its gradients are in Gradients afterwards (overwritten, not added). "
            + "Advances the random");
        writer.Line("/// layers by one step and updates State.");
        writer.Line("/// </summary>");
        BoundaryTensor[] tensors = [.. _inputs, .. _targets, .. _inputGradients];
        WriteShapeDocs(writer, tensors);
        writer.Line($"public float Backpropagate({SpansOf(tensors)}{_lossSizes.ExtraParameters}) =>");
        writer.Line($"    Backpropagate({Join(tensors)}, default{_lossSizes.ExtraArguments});");
        writer.Line();
        writer.Line("/// <summary>The same, and what the loss was taken over.</summary>");
        using (writer.Braces($"private float Backpropagate({SpansOf(tensors)}, {Terms}{_lossSizes.ExtraParameters})"))
        {
            WriteEntry(writer, tensors, _model.Loss!.Training);
            writer.Line("global::Ml.Random.RandomState randomness = Randomness;");
            var locals = Locals("", "", _train!, "_own.Workspace");
            locals[Region.Random] = "(ulong*)&randomness";
            locals[Region.Gradients] = "Gradients.Pointer";
            WriteGuarded(writer, "_own.Workspace", () => CallEmitter.WriteCall(
                writer, $"{_programs}.{_train!.Name}",
                ProgramSignature.Of(_model, withTargets: true, withOutputs: false, withGradients: true), tensors,
                locals));
            writer.Line("Randomness = randomness with { Step = randomness.Step + 1 };");
            if (_model.State.Count > 0)
                writer.Line("State.MarkChanged();");
            LossEmitter.WriteSums(writer, _model.Loss!.Training);
            writer.Line("return figures[0];");
        }

        writer.Line();
    }

    private const string Terms = $"global::System.Span<{C}LossSum> terms_";

    /// <summary>Sizes, checks, and room for what the program tells of its loss.</summary>
    private void WriteEntry(SourceWriter writer, IReadOnlyList<BoundaryTensor> tensors, LossFigures figures)
    {
        _lossSizes.WriteSolutions(writer);
        _lossSizes.WriteChecks(writer, tensors);
        WriteAssumptions(writer, _lossSizes);
        WriteClassNumbers(writer);
        writer.Line($"float* figures = stackalloc float[{Number(1 + figures.Values.Count)}];");
    }

    private static Dictionary<Region, string> Locals(
        string owner, string weights, ProgramPlan plan, string workspace) => new()
        {
            [Region.Parameters] = owner + "Parameters.Pointer",
            [Region.State] = owner + "State.Pointer",
            [Region.Prepared] = plan.Prepare.Count == 0
            ? "null"
            : $"{workspace}.Prepared({owner}_memory.{weights}, "
            + $"(nint)({CallEmitter.Floats(plan.PreparedSize)}), &PROGRAMS.Prepare{plan.Name})",
            [Region.Arena] = $"{workspace}.Ensure((nint)({CallEmitter.Floats(plan.ArenaSize)}))",
        };

    private static void WriteGuarded(SourceWriter writer, string workspace, Action body)
    {
        writer.Line($"{workspace}.Enter();");
        using (writer.Braces("try"))
            body();
        using (writer.Braces("finally"))
            writer.Line($"{workspace}.Exit();");
    }

    private void WriteAssumptions(SourceWriter writer, BoundarySizes known)
    {
        foreach (ShapeAssumption a in _model.Assumptions.Distinct()
            .Where(a => a.Left.Names.Concat(a.Right.Names).All(known.Names.Contains)))
        {
            string assume = a.IsLeast ? "AssumeAtLeast" : "Assume";
            writer.Line($"{C}Boundary.{assume}({CSharpDialect.Size(a.Left)}, {CSharpDialect.Size(a.Right)}, "
                + $"{Names.Literal(a.Left.ToString())}, {Names.Literal(a.Right.ToString())}, "
                + $"{Names.Literal(a.Reason)});");
        }
    }

    private void WriteClassNumbers(SourceWriter writer)
    {
        BoundaryTensor[] tensors = [.. _inputs, .. _targets];
        foreach (ClassNumbers numbers in _model.ClassNumbers.Where(_ => _checksNumbers))
        {
            string name = tensors[numbers.Slot].Name;
            string ignored = numbers.Ignored is { } number ? $", {number.ToString(CultureInfo.InvariantCulture)}" : "";
            writer.Line(
                $"{C}Boundary.RequireClasses({name}, {CSharpDialect.Size(numbers.Classes)}, "
                + $"{Names.Literal(name)}{ignored});");
        }
    }

    private void WritePredictDocs(SourceWriter writer)
    {
        writer.Line(
            $"/// <summary>{ModelDocs.Inputs(_model)} to {ModelDocs.Outputs(_model)}. Allocates nothing once the "
            + "workspace has room.</summary>");
        writer.Line($"/// <exception cref=\"{C}ShapeException\">A length does not fit.</exception>");
    }

    private static void WriteShapeDocs(SourceWriter writer, IEnumerable<BoundaryTensor> tensors)
    {
        foreach (BoundaryTensor tensor in tensors)
        {
            writer.Line(
                $"/// <param name=\"{tensor.Name.TrimStart('@')}\">{ModelDocs.Xml(tensor.Type.ToString())}</param>");
        }

        writer.Line($"/// <exception cref=\"{C}ShapeException\">A length does not fit.</exception>");
    }

    /// <summary>Whether every size the caller would have to name is an axis of a tensor span.</summary>
    private bool TensorsTellSizes => _predictSizes.Explicit.All(size => LengthOf(size) is not null);

    /// <summary>A named size read off the tensor span that has it as an axis.</summary>
    private string? LengthOf(string size) => _inputs
        .SelectMany(t => t.Type.Shape.Select((dim, axis) => (t.Name, dim, axis)))
        .Where(a => a.dim == Dim.Named(size))
        .Select(a => $"(int){a.Name}.Lengths[{a.axis.ToString(CultureInfo.InvariantCulture)}]")
        .FirstOrDefault();

    private static string SpanName(BoundaryTensor tensor) => tensor.Name.TrimStart('@') + "Span";

    private string Spans() => SpansOf([.. _inputs, .. _outputs]);

    private static string SpansOf(IEnumerable<BoundaryTensor> tensors) =>
        string.Join(", ", tensors.Select(t => $"{t.Span} {t.Name}"));

    private string TensorSpans() => string.Join(", ", _inputs.Concat(_outputs).Select(t => $"{t.TensorSpan} {t.Name}"));

    private string Arguments() => Join([.. _inputs, .. _outputs]);

    private static string Join(IEnumerable<BoundaryTensor> tensors) => string.Join(", ", tensors.Select(t => t.Name));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
