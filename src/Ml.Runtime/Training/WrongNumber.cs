using Ml.Contracts;

namespace Ml.Training;

/// <summary>A number in the data that no model can learn from.</summary>
/// <param name="Example">The example's place in the data set, from 0.</param>
/// <param name="Tensor">The input or target.</param>
sealed record WrongNumber(int Example, string Tensor)
{
    /// <summary>The first NaN of a batch, or null. An infinity may be meant, as in a mask.</summary>
    /// <param name="model">Whose inputs and targets the batch holds.</param>
    /// <param name="batch">What was read.</param>
    /// <param name="examples">Where its examples stand in the data set.</param>
    public static WrongNumber? Find(ModelInfo model, Batch batch, ReadOnlySpan<int> examples)
    {
        for (var slot = 0; slot < batch.Slots; slot++)
        {
            if (batch.Kind(slot) != ElementKind.Float32)
                continue;
            var numbers = batch.Floats(slot);
            var place = 0;
            while (place < numbers.Length && !float.IsNaN(numbers[place]))
                place++;
            if (place == numbers.Length)
                continue;
            var tensor = slot < model.Inputs.Count ? model.Inputs[slot] : model.Targets[slot - model.Inputs.Count];
            return new WrongNumber(examples[(int)((long)place * examples.Length / numbers.Length)], tensor.Name);
        }

        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(
        System.Globalization.CultureInfo.InvariantCulture, $"example {Example} of the data holds NaN in '{Tensor}'");
}
