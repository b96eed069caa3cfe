namespace Ml.Contracts;

/// <summary>
/// What every compiled model answers. Not thread-safe: the model owns one workspace; concurrent inference goes
/// through the sessions of the generated class, which share the parameters.
/// </summary>
public interface IModel : IDisposable
{
    /// <summary>Layers, shapes, parameters, FLOPs, and what the loss is made of.</summary>
    ModelInfo Description { get; }

    /// <summary>What training changes.</summary>
    ParameterSet Parameters { get; }

    /// <summary>Running statistics: saved with the model, not trained. Empty when there are none.</summary>
    ParameterSet State { get; }

    /// <summary>Makes room for what <see cref="Predict"/> writes for this batch, which is undefined until then.</summary>
    /// <param name="batch">Inputs in the first slots; further slots (targets) are ignored.</param>
    /// <param name="outputs">A batch with the slots of the outputs, see <see cref="Batch.ForOutputs"/>; afterwards each slot
    /// is as long as its output is.</param>
    /// <exception cref="ShapeException">The batch does not fit the inputs.</exception>
    void ReserveOutputs(Batch batch, Batch outputs);

    /// <summary>Runs the model in inference mode. Allocates nothing once workspace and outputs have seen the batch
    /// size.</summary>
    /// <param name="batch">Inputs in the first slots; further slots (targets) are ignored.</param>
    /// <param name="outputs">A batch with the slots of the outputs, see <see cref="Batch.ForOutputs"/>; receives them,
    /// row-major, one slot each in declaration order.</param>
    /// <exception cref="ShapeException">The batch does not fit the inputs.</exception>
    void Predict(Batch batch, Batch outputs);
}
