using Ml.Generators.Lowering;
using Ml.Generators.Passes;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Planning.Memory;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing;

namespace Ml.Generators.Tests.Lowering;

/// <summary>Repeated blocks: their weights are packed once, for every repetition, and not on every run.</summary>
public class PreparedRepeatTests
{
    private const int Count = 3;

    [Fact]
    public void Inference_packs_every_repetition_once()
    {
        ProgramPlan plan = Plan(model => model.Inference, prepares: true);
        Packs(plan.Steps).ShouldBeEmpty();
        PlanStep.Repeat loop = plan.Prepare.ShouldHaveSingleItem().ShouldBeOfType<PlanStep.Repeat>();
        (loop.Count, loop.Reverse).ShouldBe((Count, false));
        PlanStep.Launch[] packs = Packs([loop]).ToArray();
        packs.Length.ShouldBe(2, "one of each layer of the block");

        // The parts of the repetitions and of the layers lie side by side.
        List<(long Start, long End)> parts = [];
        foreach (Allocation panels in packs.Select(p => p.Pointers[1].Allocation))
        {
            panels.Region.ShouldBe(Region.Prepared);
            for (int repetition = 0; repetition < Count; repetition++)
            {
                long start = panels.Start.Evaluate(name => name == loop.Names.Counter ? repetition : throw new KeyNotFoundException(name));
                parts.Add((start, start + panels.Size.Value));
            }
        }

        parts.Sort();
        parts.Zip(parts.Skip(1)).ShouldAllBe(pair => pair.First.End <= pair.Second.Start);
        parts[^1].End.ShouldBeLessThanOrEqualTo(plan.PreparedSize.Value);
    }

    [Fact]
    public void Training_packs_what_it_needs_itself()
    {
        ProgramPlan plan = Plan(model => model.Training!, prepares: false);
        plan.Prepare.ShouldBeEmpty();
        plan.PreparedSize.ShouldBe(Dim.Zero);
        Packs(plan.Steps).ShouldNotBeEmpty();
    }

    private static ProgramPlan Plan(Func<LoweredModel, Graph.Graph> program, bool prepares)
    {
        LoweredModel model = ModelLowering.Lower(Spec()).Model!;
        return ProgramPlanner.Plan("Program", PassPipeline.Run(program(model)), new MemoryMap(model.Parameters, model.State), prepares);
    }

    private static ModelSpec Spec()
    {
        var block = new SpecBuilder("Block");
        int x = block.Input("x", "batch, 24");
        int wide = block.Call("Relu", block.Call("Dense", x, ("units", 40)));
        ModelSpec inner = block.Build([block.Call("Dense", wide, ("units", 24))]);
        var net = new SpecBuilder("Net");
        int input = net.Input("x", "batch, 24"), target = net.Target("target", null);
        int y = net.Step(net.Use("blocks", inner, Count), input);
        return net.Build([y], net.Call("MeanSquaredError", [y, target]), forwardSteps: 1);
    }

    private static IEnumerable<PlanStep.Launch> Packs(IEnumerable<PlanStep> steps) => steps.SelectMany(
        s => s is PlanStep.Repeat loop ? Packs(loop.Body) : s is PlanStep.Launch { Kernel: PackPanels } launch ? [launch] : []);
}
