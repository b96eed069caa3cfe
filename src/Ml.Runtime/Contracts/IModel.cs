namespace Ml.Contracts;

/// <summary>
/// What every compiled model answers. Not thread-safe: the model owns one workspace; concurrent inference goes
/// through the sessions of the generated class, which share the parameters.
/// </summary>
public interface IModel : IDisposable
{
    /// <summary>Layers, shapes, parameters, FLOPs.</summary>
    ModelInfo Description { get; }

    /// <summary>What training changes.</summary>
    ParameterSet Parameters { get; }

    /// <summary>Running statistics: saved with the model, not trained. Empty when there are none.</summary>
    ParameterSet State { get; }

    /// <summary>The number of floats that <see cref="Predict"/> writes for this batch.</summary>
    /// <param name="batch">Inputs in the first slots; further slots (targets) are ignored.</param>
    /// <exception cref="ShapeException">The batch does not fit the inputs.</exception>
    int OutputLength(Batch batch);

    /// <summary>Runs the model in inference mode. Allocates nothing once the workspace has seen the batch
    /// size.</summary>
    /// <param name="batch">Inputs in the first slots; further slots (targets) are ignored.</param>
    /// <param name="output">Receives the outputs, row-major, one output after the other in declaration order;
    /// its length is <see cref="OutputLength"/>.</param>
    /// <exception cref="ShapeException">The batch or the output does not fit.</exception>
    void Predict(Batch batch, Span<float> output);
}
