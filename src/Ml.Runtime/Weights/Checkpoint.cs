using System.Globalization;
using Ml.Contracts;
using Ml.Random;

namespace Ml.Weights;

/// <summary>
/// A training run in one safetensors file: parameters and state under their own names, the optimiser's arrays as
/// <c>optimizer/momentum/conv1.weight</c>, the position as metadata. Any tool that reads safetensors can look inside.
/// </summary>
/// <remarks>Open, look at <see cref="Info"/>, then <see cref="Restore"/>: everything is checked before anything is
/// changed.</remarks>
public sealed class Checkpoint : IDisposable
{
    const string Format = "compiled-checkpoint-1";
    const string UserPrefix = "user.";

    readonly SafetensorsFile _file;

    Checkpoint(SafetensorsFile file)
    {
        _file = file;
        Info = ReadInfo();
    }

    /// <summary>Where the run stood.</summary>
    public CheckpointInfo Info { get; }

    /// <summary>Writes a checkpoint to a temporary file, forces it to disk and renames it over the target.</summary>
    /// <param name="path">Replaced as a whole or not at all.</param>
    /// <param name="info">Where the run stands.</param>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="state">The model's running statistics.</param>
    /// <param name="optimizerState">The optimiser's arrays.</param>
    /// <exception cref="IOException">The disk is full, or the folder cannot be written to.</exception>
    public static void Save(
        string path, CheckpointInfo info, ParameterSet parameters, ParameterSet state,
        IReadOnlyList<NamedSet> optimizerState)
    {
        var writer = new SafetensorsWriter();
        writer.AddMetadata("format", Format);
        writer.AddMetadata("step", Text(info.Step));
        writer.AddMetadata("epoch", Text(info.Epoch));
        writer.AddMetadata("position_in_epoch", Text(info.PositionInEpoch));
        writer.AddMetadata("random.seed", info.Randomness.Seed.ToString(CultureInfo.InvariantCulture));
        writer.AddMetadata("random.step", info.Randomness.Step.ToString(CultureInfo.InvariantCulture));
        writer.AddMetadata("optimizer", info.Optimizer);
        writer.AddMetadata("schedule", info.Schedule);
        foreach (var (key, value) in info.Metadata)
            writer.AddMetadata(UserPrefix + key, value);

        writer.Add(parameters);
        writer.Add(state);
        foreach (var (name, set) in optimizerState)
            writer.Add(set, Prefix(name));
        writer.Save(path);
    }

    /// <summary>Opens a checkpoint and reads its position.</summary>
    /// <exception cref="SafetensorsException">The file is malformed, or no checkpoint.</exception>
    /// <exception cref="IOException">The file cannot be opened.</exception>
    public static Checkpoint Open(string path)
    {
        var file = SafetensorsFile.Open(path);
        try
        {
            return new Checkpoint(file);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Copies the tensors back: all, or none and the list of what does not fit.</summary>
    /// <param name="parameters">The model's parameters.</param>
    /// <param name="state">The model's running statistics.</param>
    /// <param name="optimizerState">The arrays of a prepared optimiser of the same kind.</param>
    /// <exception cref="WeightMismatchException">Model or optimiser are not those of the run.</exception>
    public void Restore(ParameterSet parameters, ParameterSet state, IReadOnlyList<NamedSet> optimizerState) =>
        WeightLoader.Copy(
            _file,
            [
                new NamedSet("", parameters),
                new NamedSet("", state),
                .. optimizerState.Select(named => new NamedSet(Prefix(named.Name), named.Set)),
            ]);

    /// <summary>Closes the file.</summary>
    public void Dispose() => _file.Dispose();

    static string Prefix(string name) => $"optimizer/{name}/";

    static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    CheckpointInfo ReadInfo()
    {
        if (Require("format") is var format && format != Format)
            throw Wrong($"format '{Format}'", $"'{format}'");
        return new CheckpointInfo
        {
            Step = Number("step"),
            Epoch = Number("epoch"),
            PositionInEpoch = Number("position_in_epoch"),
            Randomness = new RandomState(Unsigned("random.seed"), Unsigned("random.step")),
            Optimizer = Require("optimizer"),
            Schedule = Require("schedule"),
            Metadata = _file.Metadata
                .Where(pair => pair.Key.StartsWith(UserPrefix, StringComparison.Ordinal))
                .ToDictionary(pair => pair.Key[UserPrefix.Length..], pair => pair.Value, StringComparer.Ordinal),
        };
    }

    string Require(string key) => _file.Metadata.TryGetValue(key, out var value)
        ? value
        : throw Wrong($"a checkpoint with metadata '{key}'", "a file without it (weights alone?)");

    long Number(string key) =>
        long.TryParse(Require(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"a whole number as metadata '{key}'", $"'{Require(key)}'");

    ulong Unsigned(string key) =>
        ulong.TryParse(Require(key), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : throw Wrong($"a whole number as metadata '{key}'", $"'{Require(key)}'");

    // The header begins behind the eight bytes of its length.
    SafetensorsException Wrong(string expected, string found) => new(_file.Name, sizeof(ulong), expected, found);
}
