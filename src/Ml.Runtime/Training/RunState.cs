using System.Text.Json.Serialization;
using Ml.Contracts;

namespace Ml.Training;

/// <summary>
/// What a run knows beside tensors and position, as JSON in the checkpoint. The first four must agree with the trainer
/// that resumes: another order of examples would be another run.
/// </summary>
sealed record RunState(
    ulong Seed, int BatchSize, int Examples, string EarlyStopping, IReadOnlyList<LossSum> LossSums,
    double EpochSeconds, double TotalSeconds, bool HasBest, CurveState Losses, CurveState Rates,
    IReadOnlyList<EpochRecord> History);

/// <summary>A <see cref="StepCurve"/> at rest.</summary>
sealed record CurveState(float[] Points, int StepsPerPoint, double Sum, int Pending);

/// <summary>Serialisation without reflection.</summary>
[JsonSourceGenerationOptions(NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals)]
[JsonSerializable(typeof(RunState))]
sealed partial class RunStateJson : JsonSerializerContext;
