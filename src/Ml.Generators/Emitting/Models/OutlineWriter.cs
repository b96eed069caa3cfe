using System.Globalization;
using Ml.Generators.Lowering;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Emitting.Models;

/// <summary>The comment a generated file opens with: layers and shapes, fused groups, memory.</summary>
internal static class OutlineWriter
{
    public static void Write(SourceWriter writer, LoweredModel model, IReadOnlyList<ProgramPlan> programs)
    {
        writer.Line("//");
        writer.Line(
            $"// {model.Spec.Name}: {ModelDocs.Count(model.Parameters.Sum(p => p.Shape.Size.Value))} parameters");
        foreach (InputSpec input in model.Inputs.Take(model.Spec.Inputs.Count))
            writer.Line($"//   {input.Name} {new TensorType(input.Element, input.Shape!)}");
        int width = model.Rows.Select(r => r.Text.Length).DefaultIfEmpty(0).Max();
        foreach (LayerRow row in model.Rows)
            writer.Line($"//     {row.Text.PadRight(width)}  -> {row.Output}{Parameters(row)}");
        foreach (ProgramPlan program in programs)
            WriteProgram(writer, program);
        writer.Line();
    }

    private static void WriteProgram(SourceWriter writer, ProgramPlan program)
    {
        writer.Line("//");
        writer.Line($"// {program.Name}: scratch memory {Bytes(program.ArenaSize)}"
            + (program.PreparedSize == Dim.Zero ? "" : $", prepared weights {Bytes(program.PreparedSize)}")
            + "; in order:");
        foreach (string line in Groups(program.Steps, "  "))
            writer.Line("//   " + line);
    }

    /// <summary>A line per layer: what is launched for it, one after the other.</summary>
    private static IEnumerable<string> Groups(IEnumerable<PlanStep> steps, string indent)
    {
        string layer = "";
        List<string> recipes = [];
        foreach (PlanStep step in steps)
        {
            if (recipes.Count > 0 && (step is not PlanStep.Launch next || next.Origin.Layer != layer))
            {
                yield return Line();
                recipes.Clear();
            }

            if (step is PlanStep.Launch launch)
            {
                layer = launch.Origin.Layer;
                recipes.Add(launch.Kernel.Recipe);
            }
            else if (step is PlanStep.Repeat loop)
            {
                yield return $"{indent}{loop.Count.ToString(CultureInfo.InvariantCulture)} times {loop.Origin.Layer}:";
                foreach (string line in Groups(loop.Body, indent + "  "))
                    yield return line;
            }
        }

        if (recipes.Count > 0)
            yield return Line();

        string Line() => $"{indent}{(layer.Length > 0 ? layer + ": " : "")}{string.Join(", ", recipes)}";
    }

    private static string Parameters(LayerRow row) =>
        row.Parameters == 0 ? "" : $"  ({ModelDocs.Count(row.Parameters)} parameters)";

    private static string Bytes(Dim floats) => $"{floats * 4} bytes";
}
