using Ml.Contracts;
using Ml.Data;

namespace Ml.Training;

/// <summary>Whether a data set gives what a model takes.</summary>
static class DataFit
{
    /// <summary>Number and element types are checked here, sizes by the model, which knows its symbolic ones.</summary>
    /// <exception cref="ArgumentException">They disagree; the message lists both sides.</exception>
    internal static void Require(ModelInfo model, IDataSet data, bool withTargets, string parameter)
    {
        TensorInfo[] wanted = [.. model.Inputs, .. withTargets ? model.Targets : []];
        var slots = data.Slots;
        var fits = slots.Count >= wanted.Length
            && wanted.Zip(slots).All(pair => pair.First.Element == pair.Second.Element)
            && slots.Take(model.Inputs.Count).All(slot => !slot.IsTarget);
        if (data.Count > 0 && fits)
            return;

        throw new ArgumentException(
            $"""
            The data set does not fit {model.Name}.
              {model.Name} takes: {string.Join(", ", wanted.Select(t => $"{t.Name} {t.Element} {t.Shape}"))}
              the data gives: {string.Join(", ", slots)} for {data.Count} examples
            Inputs come first, then targets, in the order of the declaration.
            """, parameter);
    }
}
