using Ml.Contracts;
using Ml.Data;

namespace Ml.Training;

/// <summary>
/// What a model predicts, for whole data sets and for scores at hand, on the model itself. Classes and probabilities are read
/// off an output as the loss reads it: along its class axis, by softmax, sigmoid or exponential as its scores are.
/// </summary>
public static class PredictionVerbs
{
    /// <summary>Everything that a model predicts for the examples of a data set.</summary>
    /// <param name="model">Used in inference mode; not changed.</param>
    /// <param name="data">Inputs; targets, where there are any, are not looked at.</param>
    /// <param name="batchSize">Examples at a time; what is predicted does not depend on it.</param>
    /// <exception cref="ArgumentException">The data set does not fit the model; the message lists both sides.</exception>
    /// <exception cref="ShapeException">An output does not have a part for each example.</exception>
    public static Predictions Predict(this IModel model, IDataSet data, int batchSize = 64) =>
        Run(model, data, batchSize, (_, _) => { });

    /// <summary>The class of every position of every example, one example after another: the one with the largest score, the
    /// first among equals; 1 for yes and 0 for no; -1 where no score is a number.</summary>
    /// <param name="model">Used in inference mode; not changed.</param>
    /// <param name="data">Inputs; targets, where there are any, are not looked at.</param>
    /// <param name="output">Which output; by default the first that the loss reads as classes, or as yes and no.</param>
    /// <param name="batchSize">Examples at a time; what is predicted does not depend on it.</param>
    /// <exception cref="ArgumentException">The data set does not fit the model; the message lists both sides.</exception>
    /// <exception cref="InvalidOperationException">The loss reads no such output as classes.</exception>
    public static int[] PredictClasses(this IModel model, IDataSet data, string? output = null, int batchSize = 64)
    {
        var reader = ClassReader.Of(model.Description, output);
        List<int> classes = [];
        Run(model, data, batchSize, (batch, outputs) =>
        {
            var scores = outputs.Floats(reader.Output);
            var (width, inner) = reader.Layout(batch, scores.Length);
            var found = new int[scores.Length / width];
            reader.ToClasses(scores, found, width, inner);
            classes.AddRange(found);
        });
        return [.. classes];
    }

    /// <summary>What a model predicts, with probabilities in the place of the scores of one output.</summary>
    /// <returns>The other outputs are as <see cref="Predict"/> gives them.</returns>
    /// <inheritdoc cref="PredictClasses"/>
    public static Predictions PredictProbabilities(this IModel model, IDataSet data, string? output = null, int batchSize = 64)
    {
        var reader = ClassReader.Of(model.Description, output);
        return Run(model, data, batchSize, (batch, outputs) =>
        {
            var scores = outputs.WritableFloats(reader.Output);
            var (width, inner) = reader.Layout(batch, scores.Length);
            reader.ToProbabilities(scores, width, inner);
        });
    }

    /// <summary>The classes that scores at hand say, as <see cref="PredictClasses"/> reads them. Allocates nothing.</summary>
    /// <param name="model">Says how its loss reads the output.</param>
    /// <param name="scores">What Predict wrote for the output, for any number of examples.</param>
    /// <param name="classes">Receives one class for each position.</param>
    /// <param name="output">Which output; by default the first that the loss reads as classes, or as yes and no.</param>
    /// <exception cref="ShapeException">The lengths do not go together, or leave open where the classes lie.</exception>
    /// <exception cref="InvalidOperationException">The loss reads no such output as classes.</exception>
    public static void ToClasses(this IModel model, ReadOnlySpan<float> scores, Span<int> classes, string? output = null)
    {
        var reader = ClassReader.Of(model.Description, output);
        var (width, inner) = reader.Layout(scores.Length, classes.Length);
        if (classes.Length * width != scores.Length)
            throw new ShapeException($"{scores.Length} scores of {width} classes are not {classes.Length} positions.");
        reader.ToClasses(scores, classes, width, inner);
    }

    /// <summary>Turns scores at hand into probabilities, in place. Allocates nothing.</summary>
    /// <param name="model">Says how its loss reads the output.</param>
    /// <param name="scores">What Predict wrote for the output, for any number of examples.</param>
    /// <param name="output">Which output; by default the first that the loss reads as classes, or as yes and no.</param>
    /// <exception cref="ShapeException">The length leaves open where the classes lie.</exception>
    /// <exception cref="InvalidOperationException">The loss reads no such output as classes, or its scores make no
    /// probabilities.</exception>
    public static void ToProbabilities(this IModel model, Span<float> scores, string? output = null)
    {
        var reader = ClassReader.Of(model.Description, output);
        var (width, inner) = reader.Layout(scores.Length, positions: 0);
        reader.ToProbabilities(scores, width, inner);
    }

    static Predictions Run(IModel model, IDataSet data, int batchSize, Action<Batch, Batch> use)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(batchSize, 1);
        var feed = new Feed(model.Description, data, withTargets: false, nameof(data));
        var size = Math.Min(feed.FixedBatch ?? batchSize, data.Count);
        if (model.Description.Outputs.FirstOrDefault(output => !feed.HasExamples(output.Shape)) is { } whole)
            throw new ShapeException($"'{whole.Name}' {whole.Shape} has no part for each example: call the model's own Predict.");
        int[] indices = [.. Enumerable.Range(0, data.Count)];
        List<Batch> batches = [];
        for (var start = 0; start < data.Count; start += size)
        {
            feed.Read(indices.AsSpan(start, Math.Min(size, data.Count - start)));
            var outputs = Batch.ForOutputs(model.Description);
            model.Predict(feed.Batch, outputs);
            use(feed.Batch, outputs);
            batches.Add(outputs);
        }

        return new Predictions(model.Description.Outputs, data.Count, size, [.. batches]);
    }
}
