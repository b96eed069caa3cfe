using System.Globalization;
using System.Reflection;
using System.Text;
using Microsoft.CodeAnalysis;
using Ml.Generators.Emitting;
using Ml.Generators.Emitting.Models;
using Ml.Generators.Graph;
using Ml.Generators.Passes;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Shapes;
using Ml.Numerics;

namespace Ml.Generators.Tests.Support;

/// <summary>
/// Compiles graphs as a model's programs are compiled (passes, planning, emission), all in one assembly, and hands them
/// out as something to call. A graph may hold any primitive, also those that no declaration can name.
/// </summary>
internal static class ProgramHarness
{
    public static IReadOnlyList<CompiledProgram> Compile(IReadOnlyList<Graph.Graph> graphs)
    {
        var kernels = new KernelTable();
        var writer = new SourceWriter();
        List<Draft> drafts = [];
        for (int i = 0; i < graphs.Count; i++)
            drafts.Add(Write(graphs[i], "Program" + i.ToString(CultureInfo.InvariantCulture), kernels, writer));
        var source = new StringBuilder();
        source.Append("using System;\nusing System.Runtime.CompilerServices;\nusing Ml.Contracts;\nusing Ml.Kernels;\nusing Ml.Numerics;\n");
        source.Append("using Ml.Random;\nusing Ml.Threading;\n\n");
        foreach (KernelSource kernel in kernels.Sources)
            source.Append(kernel.Text);
        source.Append("public static unsafe class Programs\n{\n").Append(writer).Append("}\n");
        Type type = KernelHarness.Load(source.ToString(), "Programs");
        return
        [
            .. drafts.Select(d => new CompiledProgram(
                d.Plan, d.Signature.Pointers, d.Sizes, type.GetMethod("Run" + d.Plan.Name, BindingFlags.Public | BindingFlags.Static)!)),
        ];
    }

    private static Draft Write(Graph.Graph graph, string name, KernelTable kernels, SourceWriter writer)
    {
        ProgramPlan plan = ProgramPlanner.Plan(name, PassPipeline.Run(graph), new MemoryMap([], []), prepares: false);
        string[] sizes =
        [
            .. graph.Nodes.SelectMany(n => n.Results.SelectMany(r => r.Shape).Concat(n.Operation is SizeLeaf leaf ? [leaf.Size] : []))
                .SelectMany(d => d.Names).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ];
        var signature = new ProgramSignature(PointersOf(graph), [.. sizes.Select(CSharpDialect.SizeName)]);
        new ProgramEmitter(signature, kernels, checkedResults: null, []).Write(writer, name, "A program.", plan.Steps);
        WriteDispatch(writer, name, signature);
        return new Draft(plan, signature, sizes);
    }

    private static List<ProgramPointer> PointersOf(Graph.Graph graph)
    {
        List<ProgramPointer> pointers = [new("float", "arena", Region.Arena), new("ulong", "random", Region.Random)];
        foreach (InputLeaf leaf in graph.Nodes.Select(n => n.Operation).OfType<InputLeaf>())
            pointers.Add(new(TypeOf(leaf.Type.Element), $"input{leaf.Slot}", Region.Input, leaf.Slot));
        foreach (GraphOutput output in graph.Outputs)
        {
            (Region region, int slot) = output.Role switch
            {
                OutputRole.Output => (Region.Output, output.Index),
                OutputRole.Loss => (Region.Output, -1),
                OutputRole.InputGradient => (Region.InputGradient, output.Index),
                _ => throw new ArgumentException($"A {output.Role} has no place here.", nameof(graph)),
            };
            pointers.Add(new(TypeOf(output.Value.Element), $"result{pointers.Count}", region, slot));
        }

        return pointers;
    }

    private static void WriteDispatch(SourceWriter writer, string name, ProgramSignature signature)
    {
        using (writer.Braces($"public static void Run{name}(VectorWidth width, nint* args)"))
        {
            string arguments = string.Join(", ", signature.Pointers.Select((p, i) => $"({p.Type}*)args[{i}]")
                .Concat(signature.Sizes.Select((_, i) => $"args[{signature.Pointers.Count + i}]")));
            using (writer.Braces("switch (width)"))
            {
                foreach ((string width, string vector) in new[] { ("V512", "Simd512"), ("V256", "Simd256"), ("V128", "Simd128"), ("Scalar", "Scalar") })
                    writer.Line($"case VectorWidth.{width}: {name}<{vector}>({arguments}); break;");
            }
        }
    }

    private static string TypeOf(ElementType element) => element == ElementType.Int32 ? "int" : "float";

    private sealed record Draft(ProgramPlan Plan, ProgramSignature Signature, string[] Sizes);
}
