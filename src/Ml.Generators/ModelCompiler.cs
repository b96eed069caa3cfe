using Ml.Generators.Emitting;
using Ml.Generators.Emitting.Models;
using Ml.Generators.Gradients;
using Ml.Generators.Lowering;
using Ml.Generators.Passes;
using Ml.Generators.Planning.Programs;

namespace Ml.Generators;

/// <summary>How much a model checks when it runs.</summary>
public enum CheckLevel
{
    None,
    Boundary,
    Full,
}

/// <summary>What a build says about how models are compiled.</summary>
/// <param name="Checks">The MlChecks property.</param>
public sealed record CompileOptions(CheckLevel Checks = CheckLevel.Boundary);

/// <summary>
/// Model in, text out: the whole flow as a list of calls. Knows nothing of Roslyn, so that tests run it on specs.
/// </summary>
public static class ModelCompiler
{
    /// <summary>The C# of a lowered model.</summary>
    public static string Compile(LoweredModel model, CompileOptions options)
    {
        var map = new MemoryMap(model.Parameters, model.State);
        ProgramPlan predict = ProgramPlanner.Plan("Predict", PassPipeline.Run(model.Inference), map, prepares: true);
        ProgramPlan? evaluate = model.Evaluation is null
            ? null
            : ProgramPlanner.Plan("ComputeLoss", PassPipeline.Run(model.Evaluation), map, prepares: true);
        ProgramPlan? train = model.Training is null
            ? null
            : ProgramPlanner.Plan("Backpropagate", PassPipeline.Run(Differentiation.Differentiate(model)), map, prepares: false);
        return new ModelEmitter(model, map, predict, evaluate, train, options.Checks).Write();
    }
}
