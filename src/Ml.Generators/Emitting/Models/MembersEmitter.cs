using System.Globalization;
using Ml.Generators.Lowering;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Emitting.Models;

/// <summary>The parts of a model that do not run it: tables, construction, files.</summary>
internal sealed class MembersEmitter(LoweredModel model, MemoryMap map, bool trains)
{
    private const string C = "global::Ml.Contracts.", W = "global::Ml.Weights.";

    private string Name => BoundaryNames.Escape(model.Spec.Name);

    public void Write(SourceWriter writer)
    {
        WriteInfo(writer);
        WriteFields(writer);
        WriteConstruction(writer);
        WriteFiles(writer);
    }

    private void WriteInfo(SourceWriter writer)
    {
        long count = map.ParameterFloats;
        writer.Line($"/// <summary>{ModelDocs.Count(count)} trained numbers.</summary>");
        writer.Line($"public const int ParameterCount = {Number(count)};");
        writer.Line();
        writer.Line("/// <summary>Layers, shapes, parameters and FLOPs, known when this was compiled.</summary>");
        writer.Line($"public static {C}ModelInfo Info {{ get; }} = new(");
        using (writer.Indent())
        {
            writer.Line($"{Names.Literal(model.Spec.Name)},");
            using (writer.Braces($"new {C}LayerInfo[]", ","))
            {
                foreach (LayerRow row in model.Rows)
                {
                    writer.Line($"new({Names.Literal(row.Label)}, {Names.Literal(row.Text)}, "
                        + $"{Names.Literal(row.Output.ToString())}, {Number(row.Parameters)}, "
                        + $"{Number(OfOne(row.Flops))}),");
                }
            }

            writer.Line($"{Number(count)}, {Number(model.Rows.Sum(r => OfOne(r.Flops)))}, WorkspaceBytesOfOne,");
            WriteTensors(
                writer, model.Inputs.Take(model.Spec.Inputs.Count).Select(i => (i.Name, i.Element, i.Shape!)), ",");
            WriteTensors(writer, model.Spec.Outputs.Select((o, i) =>
                (o.Name, ModelShapes.Output(model, i).Element, ModelShapes.Output(model, i).Shape)), ",");
            WriteTensors(
                writer, model.Inputs.Skip(model.Spec.Inputs.Count).Select(i => (i.Name, i.Element, i.Shape!)), ",");
            LossEmitter.WriteTerms(writer, model.Loss?.Terms ?? []);
        }

        writer.Line();
    }

    private static void WriteTensors(
        SourceWriter writer, IEnumerable<(string Name, ElementType Element, Shape Shape)> tensors, string after)
    {
        writer.Line($"new {C}TensorInfo[] {{ " + string.Join(", ", tensors.Select(t =>
            $"new({Names.Literal(t.Name)}, {C}ElementKind.{(t.Element == ElementType.Int32 ? "Int32" : "Float32")}, "
            + $"{Names.Literal(t.Shape.ToString())})")) + " }" + after);
    }

    private void WriteFields(SourceWriter writer)
    {
        WriteTable(writer, "ParameterTable", model.Parameters);
        WriteTable(writer, "StateTable", model.State);
        writer.Line($"private readonly {C}ModelMemory _memory;");
        writer.Line("private readonly Session _own;");
        writer.Line();
        writer.Line($"/// <inheritdoc/>");
        writer.Line($"public {C}ModelInfo Description => Info;");
        writer.Line();
        writer.Line("/// <summary>The trained tensors, by name and as one flat span.</summary>");
        writer.Line($"public {C}ParameterSet Parameters => _memory.Parameters;");
        writer.Line();
        writer.Line("/// <summary>Tensors that are kept and not trained, such as running statistics.</summary>");
        writer.Line($"public {C}ParameterSet State => _memory.State;");
        writer.Line();
        if (trains)
        {
            writer.Line(
                "/// <summary>d loss / d parameter of the last Backpropagate, in the layout of Parameters.</summary>");
            writer.Line($"public {C}ParameterSet Gradients => _memory.Gradients;");
            writer.Line();
            writer.Line("/// <summary>Seed and step of the random layers.</summary>");
            writer.Line("public global::Ml.Random.RandomState Randomness { get; set; }");
            writer.Line();
        }
    }

    private static void WriteTable(SourceWriter writer, string name, IReadOnlyList<ParameterSpec> tensors)
    {
        using (writer.Braces($"private static readonly {C}ParameterInfo[] {name} =", ";"))
        {
            foreach (ParameterSpec tensor in tensors)
            {
                writer.Line(
                    "new(" + string.Join(
                        ", ", tensor.Shape.Select(d => Number(d.Value)).Prepend(Names.Literal(tensor.Name)))
                    + (tensor.IsTrained ? ")," : ") { IsTrained = false },"));
            }
        }

        writer.Line();
    }

    private void WriteConstruction(SourceWriter writer)
    {
        writer.Line("/// <summary>A new model with freshly drawn parameters.</summary>");
        writer.Line(
            "/// <param name=\"seed\">The same seed gives the same parameters and the same random layers.</param>");
        writer.Line($"public {Name}(ulong seed = 0)");
        using (writer.Indent())
            writer.Line($": this(new {C}ModelMemory(typeof({Name}), ParameterTable, StateTable))");
        using (writer.Braces())
        {
            if (trains)
                writer.Line("Randomness = new global::Ml.Random.RandomState(seed, 0);");
            for (int i = 0; i < model.Parameters.Count; i++)
                WriteInitial(writer, "Parameters", i, model.Parameters[i]);
            for (int i = 0; i < model.State.Count; i++)
                WriteInitial(writer, "State", i, model.State[i]);
        }

        writer.Line();
        using (writer.Braces($"private {Name}({C}ModelMemory memory)"))
        {
            writer.Line("_memory = memory;");
            writer.Line("_own = new Session(this);");
        }

        writer.Line();
        writer.Line(
            "/// <summary>Frees the memory of the model and of its sessions, once the runs in progress have ended; "
            + "later ones are refused.</summary>");
        writer.Line("public void Dispose() => _memory.Dispose();");
        writer.Line();
    }

    private static void WriteInitial(SourceWriter writer, string set, int index, ParameterSpec tensor)
    {
        InitialSpec initial = tensor.Initial;
        string target = $"{set}[{Number(index)}].Values", stream = Number(index);
        if (initial is { Distribution: InitialDistribution.Constant, A: 0 })
            return;
        writer.Line(initial.Distribution switch
        {
            InitialDistribution.Constant => $"{target}.Fill({CSharpDialect.Number(initial.A)});",
            InitialDistribution.Uniform =>
                $"global::Ml.Random.Initialize.Uniform({target}, {CSharpDialect.Number(initial.A)}, "
                + $"{CSharpDialect.Number(initial.B)}, seed, {stream});",
            _ => $"global::Ml.Random.Initialize.Normal({target}, {CSharpDialect.Number(initial.A)}, "
                + $"{CSharpDialect.Number(initial.B)}, seed, {stream});",
        });
    }

    private void WriteFiles(SourceWriter writer)
    {
        writer.Line("/// <summary>Writes parameters and state as a safetensors file, whole or not at all.</summary>");
        writer.Line("/// <exception cref=\"global::System.IO.IOException\">The file cannot be written.</exception>");
        writer.Line($"public void Save(string path) => {W}SafetensorsWriter.SaveSets(path, Parameters, State);");
        writer.Line();
        writer.Line("/// <summary>A model with the parameters and state of a safetensors file.</summary>");
        writer.Line($"/// <exception cref=\"{W}SafetensorsException\">The file is malformed.</exception>");
        writer.Line(
            $"/// <exception cref=\"{W}WeightMismatchException\">Its tensors do not fit; every mismatch is "
            + "listed.</exception>");
        writer.Line(
            "/// <param name=\"rules\">What to rename, to leave out or to keep, where the names are others.</param>");
        using (writer.Braces($"public static {Name} Load(string path, {W}WeightRules? rules = null)"))
        {
            writer.Line($"using var file = {W}SafetensorsFile.Open(path);");
            writer.Line("return Load(file, rules: rules);");
        }

        writer.Line();
        writer.Line("/// <summary>A model with a copy of a file's tensors, or over the file's own memory.</summary>");
        writer.Line(
            "/// <param name=\"inPlace\">Uses the file's memory as the parameters, which are then read-only, where no "
            + "rules are given.</param>");
        using (writer.Braces(
            $"public static {Name} Load({W}SafetensorsFile file, bool inPlace = false, {W}WeightRules? rules = null)"))
        {
            string memory = $"new {C}ModelMemory(typeof({Name}), ";
            using (writer.Braces("if (inPlace && rules is null)"))
            {
                writer.Line($"{C}ParameterSet[] sets = {W}WeightLoader.InPlace(file, ParameterTable, StateTable);");
                writer.Line($"return new {Name}({memory}sets[0], sets[1]));");
            }

            writer.Line();
            writer.Line(
                $"var model = rules is {{ KeepsAny: true }} ? new {Name}(rules.Seed) : new {Name}("
                + $"{memory}ParameterTable, StateTable));");
            writer.Line($"{W}WeightLoader.Copy(file, rules, model.Parameters, model.State);");
            writer.Line("return model;");
        }

        writer.Line();
    }

    /// <summary>FLOPs of one example: every named size is one.</summary>
    private static long OfOne(Dim flops) => flops.Evaluate(_ => 1);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
}
