using Ml.Generators.Lowering.Losses;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// Turns a model's specification into graphs: the same steps once in inference mode with the loss, once in training
/// mode. What does not fit comes back as problems; a step that follows from a failed one is not reported again.
/// </summary>
public static class ModelLowering
{
    /// <summary>
    /// Only what fits and what does not: the program in inference mode, without the graphs that come of it.
    /// </summary>
    public static LoweringResult Follow(ModelSpec spec)
    {
        var program = new LoweredProgram(spec, isTraining: false, new ParameterTable());
        return new LoweringResult(null, program.Problems, program.Assumptions, program.Types);
    }

    public static LoweringResult Lower(ModelSpec spec)
    {
        var table = new ParameterTable();
        var evaluation = new LoweredProgram(spec, isTraining: false, table);
        if (evaluation.Problems.Count > 0)
            return new LoweringResult(null, evaluation.Problems, evaluation.Assumptions, evaluation.Types);
        if (table.InDeclarationOrder() is { } ordered)
        {
            table = ordered;
            evaluation = new LoweredProgram(spec, isTraining: false, table);
        }

        bool hasLoss = spec.Loss >= 0;
        var training = hasLoss ? new LoweredProgram(spec, isTraining: true, table) : null;
        if (training?.Problems.Count > 0)
            return new LoweringResult(null, training.Problems, training.Assumptions, training.Types);

        // A layer that is taken as it is gives in training what it gives in inference, and keeps its statistics.
        if (training?.FrozenLayers() is { Length: > 0 } frozen)
            training = new LoweredProgram(spec, isTraining: true, table, frozen);
        LoweredLoss? loss = training is null ? null : DescribeLoss(evaluation, training);
        StepAssumption[] assumptions = evaluation.Assumptions.Concat(training?.Assumptions ?? []).Distinct().ToArray();
        return new LoweringResult(
            new LoweredModel(
                spec, evaluation.Inputs, training?.MarkTrained(table.Parameters) ?? [.. table.Parameters], table.State,
                evaluation.Build(withLoss: false), hasLoss ? evaluation.Build(withLoss: true) : null,
                training?.Build(withLoss: true), evaluation.Rows,
                assumptions.Select(a => a.Assumption).Distinct().ToArray(),
                evaluation.ClassNumbers.Concat(training?.ClassNumbers ?? []).Distinct().ToArray(), loss),
            [], assumptions, evaluation.Types);
    }

    /// <summary>
    /// Both programs tell of the same terms. Should a layer of the loss make one of them fall apart otherwise, it is
    /// one term to both.
    /// </summary>
    private static LoweredLoss DescribeLoss(LoweredProgram evaluation, LoweredProgram training)
    {
        LossTerms terms = evaluation.DescribeLoss(isWhole: false), trained = training.DescribeLoss(isWhole: false);
        if (terms.Count != trained.Count)
            (terms, trained) = (evaluation.DescribeLoss(isWhole: true), training.DescribeLoss(isWhole: true));
        return new LoweredLoss(terms.Terms, evaluation.FiguresOf(terms), training.FiguresOf(trained));
    }
}
