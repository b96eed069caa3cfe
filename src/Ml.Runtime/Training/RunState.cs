using System.Text.Json;
using System.Text.Json.Serialization;
using Ml.Contracts;

namespace Ml.Training;

/// <summary>
/// What a run knows beside tensors and position, as JSON in the checkpoint. The first four must agree with the trainer
/// that resumes: another order of examples would be another run.
/// </summary>
sealed record RunState(
    ulong Seed, int BatchSize, int Examples, string EarlyStopping, IReadOnlyList<LossSum> LossSums,
    double EpochSeconds, double TotalSeconds, bool HasBest, float LastRate, RefusalCounts Refused, CurveState Losses,
    CurveState Rates, IReadOnlyList<string> Notes, IReadOnlyList<EpochRecord> History)
{
    internal string ToJson() => JsonSerializer.Serialize(this, RunStateJson.Default.RunState);

    /// <summary>Reads a run that stands at a position.</summary>
    /// <param name="json">The entry.</param>
    /// <param name="steps">Steps of the checkpoint.</param>
    /// <param name="epochs">Its finished epochs.</param>
    /// <param name="position">Its examples of the epoch in progress.</param>
    /// <param name="watched">The figure that every epoch must have; null for none.</param>
    /// <exception cref="JsonException">The text is no run, or one that cannot have been.</exception>
    internal static RunState Parse(string json, long steps, long epochs, long position, string? watched)
    {
        var state = JsonSerializer.Deserialize(json, RunStateJson.Default.RunState)
            ?? throw new JsonException("there is nothing in it");
        state.Check(steps, epochs, position, watched);
        return state;
    }

    /// <summary>Everything that <see cref="TrainingLoop"/> goes on from is possible and agrees with the rest.</summary>
    void Check(long steps, long epochs, long position, string? watched)
    {
        Require(BatchSize >= 1 && Examples >= 1, "batch size and examples");
        Require(position <= Examples && (position % BatchSize == 0 || position == Examples), "position in the epoch");
        var perEpoch = ((long)Examples + BatchSize - 1) / BatchSize;
        // Fewer where batches had nothing but ignored targets: those are no steps.
        Require(epochs <= int.MaxValue && steps <= epochs * perEpoch + (position + BatchSize - 1) / BatchSize, "step");
        Require(LossSums.All(sum => double.IsFinite(sum.Sum) && sum.Count >= 0 && double.IsFinite(sum.Count)), "loss");
        Require(EpochSeconds >= 0 && double.IsFinite(EpochSeconds), "time of the epoch");
        Require(TotalSeconds >= 0 && double.IsFinite(TotalSeconds), "time");
        Require(LastRate >= 0 && float.IsFinite(LastRate), "learning rate");
        Require(Refused.InARow >= 0 && Refused.InEpoch >= 0 && Refused.Total <= steps
            && Refused.InARow <= Refused.Total && Refused.InEpoch <= Refused.Total, "refused steps");
        Require(Losses.Holds(steps) && Rates.Holds(steps), "curves");
        Require(!Notes.Contains(null), "notes");
        Require(History.Count == epochs, "number of epochs");
        for (var i = 0; i < History.Count; i++)
        {
            Require(History[i] is { } epoch && epoch.Epoch == i + 1 && !epoch.Metrics.Contains(null)
                && !epoch.TrainingTerms.Contains(null)
                && (watched is null || epoch.Find(watched) is not null), "history");
        }
    }

    static void Require(bool right, string what)
    {
        if (!right)
            throw new JsonException($"its {what} cannot be right");
    }
}

/// <summary>A <see cref="StepCurve"/> at rest.</summary>
sealed record CurveState(float[] Points, int StepsPerPoint, double Sum, int Pending)
{
    /// <summary>Whether it is the curve of so many steps.</summary>
    internal bool Holds(long steps) =>
        Points.Length <= StepCurve.Capacity && StepsPerPoint >= 1 && int.IsPow2(StepsPerPoint)
        && Pending >= 0 && Pending <= StepsPerPoint && (long)Points.Length * StepsPerPoint + Pending == steps;
}

/// <summary>Serialisation without reflection.</summary>
[JsonSourceGenerationOptions(
    NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals, RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true, UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(RunState))]
sealed partial class RunStateJson : JsonSerializerContext;
