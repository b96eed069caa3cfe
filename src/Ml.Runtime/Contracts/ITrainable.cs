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
    /// <returns>What the gradients are of: the loss as the loss function reduces it (by default the mean over the batch),
    /// and the penalties on parameters that [Regularize] asks for.</returns>
    /// <exception cref="ShapeException">The batch does not fit the inputs or targets.</exception>
    float Backpropagate(Batch batch) => Backpropagate(batch, default);

    /// <summary>The same, and what each term of the loss was taken over.</summary>
    /// <param name="batch">Slots: inputs, then targets, each in declaration order.</param>
    /// <param name="terms">Receives one entry for each of <see cref="ModelInfo.LossTerms"/>, in that order, penalties left
    /// out; or empty.</param>
    /// <inheritdoc cref="Backpropagate(Batch)"/>
    float Backpropagate(Batch batch, Span<LossSum> terms);

    /// <summary>The loss in inference mode, without penalties: no gradients, no change of state.</summary>
    /// <param name="batch">Slots: inputs, then targets, each in declaration order.</param>
    /// <exception cref="ShapeException">The batch does not fit the inputs or targets.</exception>
    float ComputeLoss(Batch batch) => ComputeLoss(batch, null, default);

    /// <summary>
    /// One run in inference mode for everything that evaluation needs: the loss, what each of its terms was taken over, and
    /// the outputs. Allocates nothing once workspace and outputs have seen the batch size.
    /// </summary>
    /// <param name="batch">Slots: inputs, then targets, each in declaration order.</param>
    /// <param name="outputs">Receives the outputs as <see cref="IModel.Predict"/> does; null when they are not wanted.</param>
    /// <param name="terms">Receives one entry for each of <see cref="ModelInfo.LossTerms"/>, in that order; or empty.</param>
    /// <inheritdoc cref="ComputeLoss(Batch)"/>
    float ComputeLoss(Batch batch, Batch? outputs, Span<LossSum> terms);
}
