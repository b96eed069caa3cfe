using Ml.Data;
using Ml.Optimizers;
using Ml.Schedules;
using Ml.Training;

namespace Ml.Runtime.Tests.Training;

/// <summary>
/// One small training run that several tests repeat, whole, in pieces, or in a process that is killed.
/// </summary>
static class Samples
{
    internal const int Steps = 4 * 13; // 100 examples in batches of 8: the last batch has 4

    internal static IDataSet Data { get; } = Digits.Create(100, seed: 3);

    internal static SoftmaxRegression Model() => new(784, 10, seed: 5);

    internal static Trainer Trainer(
        string? checkpoint = null, bool resume = false, int everySteps = 0, Action<StepInfo>? onStep = null)
        => new(new AdamW(3e-3f) { ClipNorm = 1 })
        {
            Epochs = 4,
            BatchSize = 8,
            Seed = 11,
            Schedule = new Cosine(warmup: 5),
            CheckpointPath = checkpoint,
            CheckpointEverySteps = everySteps,
            Resume = resume,
            Progress = ProgressMode.None,
            EarlyStopping = new EarlyStopping(Patience: 3),
            OnStep = onStep,
        };

    /// <summary>Parameters and state after an undisturbed run.</summary>
    internal static (float[] Parameters, float[] State) Undisturbed { get; } = Train();

    internal static (float[] Parameters, float[] State) Copy(SoftmaxRegression model)
        => (model.Parameters.ReadOnlyValues.ToArray(), model.State.ReadOnlyValues.ToArray());

    static (float[] Parameters, float[] State) Train()
    {
        using var model = Model();
        Trainer().Fit(model, Data);
        return Copy(model);
    }
}
