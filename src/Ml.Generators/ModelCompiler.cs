using Ml.Generators.Emitting;
using Ml.Generators.Emitting.Models;
using Ml.Generators.Gradients;
using Ml.Generators.Lowering;
using Ml.Generators.Passes;
using Ml.Generators.Planning.Programs;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>What a build says about how models are compiled.</summary>
/// <param name="Checks">The MlChecks property.</param>
public sealed record CompileOptions(CheckLevel Checks = CheckLevel.Boundary);

/// <summary>
/// Model in, text out: the whole flow as a list of calls. Knows nothing of Roslyn, so that tests run it on specs.
/// </summary>
public static class ModelCompiler
{
    /// <summary>The C# of a model; of one that does not compile, its public members alone.</summary>
    public static CompiledModel Compile(ModelSpec spec, CompileOptions options) =>
        Lower(spec, options) is { } model ? Compile(model, options)
            : new CompiledModel(SkeletonEmitter.Emit(spec), default);

    /// <summary>The C# of a lowered model.</summary>
    public static CompiledModel Compile(LoweredModel model, CompileOptions options)
    {
        var map = new MemoryMap(model.Parameters, model.State);
        bool checks = options.Checks == CheckLevel.Full;
        ProgramPlan?[] plans = SideBySide.Map<Func<ProgramPlan?>, ProgramPlan?>(
            [
                () => model.Training is not { } training ? null : Plan(
                    "Backpropagate",
                    Differentiation.Differentiate(Crop(training), slot => model.Inputs[slot].WithGradient), map,
                    prepares: false, checks),
                () => model.Evaluation is not { } evaluation ? null
                    : Plan("ComputeLoss", Crop(evaluation), map, prepares: true, checks),
                () => Plan("Predict", Crop(model.Inference), map, prepares: true, checks),
            ],
            plan => plan());
        var kernels = KernelTable.Of(plans.OfType<ProgramPlan>().SelectMany(p => p.Prepare.Concat(p.Steps)));
        string text = new ModelEmitter(model, map, plans[2]!, plans[1], plans[0], options.Checks, kernels).Write();
        return new CompiledModel(text, kernels.Sources.ToEquatableArray());
    }

    private static LoweredModel? Lower(ModelSpec spec, CompileOptions options)
    {
        // Full checks name the layer that failed, so every layer stays itself.
        ModelSpec joined = options.Checks == CheckLevel.Full ? spec : EqualLayers.Joined(spec);
        if (joined != spec && ModelLowering.Lower(joined).Model is { } model)
            return model with { Spec = spec, Rows = EqualLayers.Rows(model.Rows, joined, spec) };
        return ModelLowering.Lower(spec).Model;
    }

    private static ProgramPlan Plan(string name, Graph.Graph graph, MemoryMap map, bool prepares, bool checks) =>
        ProgramPlanner.Plan(name, PassPipeline.Run(graph), map, prepares, checks);

    // Before differentiation, so that gradients shrink with what they are gradients of.
    private static Graph.Graph Crop(Graph.Graph graph) => CropUnread.Run(RemoveUnused.Run(graph));
}
