using Ml.Random;

namespace Ml.Contracts;

/// <summary>A model with a loss: what a trainer needs.</summary>
public interface ITrainable : IModel
{
    /// <summary>d loss / d parameter, laid out like <see cref="IModel.Parameters"/>.</summary>
    ParameterSet Gradients { get; }

    /// <summary>Drives dropout and noise. Setting it replays: same state, same batch, same bits.</summary>
    RandomState Randomness { get; set; }

    /// <summary>
    /// Runs forward in training mode and backward; overwrites <see cref="Gradients"/>, updates
    /// <see cref="IModel.State"/> and advances <see cref="Randomness"/> by one step.
    /// </summary>
    /// <param name="batch">Slots: inputs, then targets, each in declaration order.</param>
    /// <returns>The loss, as the loss function reduces it (by default the mean over the batch).</returns>
    /// <exception cref="ShapeException">The batch does not fit the inputs or targets.</exception>
    float Backpropagate(Batch batch);

    /// <summary>The loss in inference mode: no gradients, no change of state.</summary>
    /// <param name="batch">Slots: inputs, then targets, each in declaration order.</param>
    /// <exception cref="ShapeException">The batch does not fit the inputs or targets.</exception>
    float ComputeLoss(Batch batch);
}
