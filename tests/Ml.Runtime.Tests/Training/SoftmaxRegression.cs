using Ml.Contracts;
using Ml.Random;

namespace Ml.Runtime.Tests.Training;

/// <summary>
/// A model written by hand, before any compiler: softmax regression with input dropout (uses the random state) and a
/// running mean of the inputs (uses the model's state), so that a checkpoint that forgets either one fails a test.
/// </summary>
sealed class SoftmaxRegression : ITrainable
{
    const float Kept = 0.9f;

    readonly int _inputs;
    readonly int _classes;
    float[] _scores = [];

    public SoftmaxRegression(int inputs, int classes, ulong seed = 1)
    {
        (_inputs, _classes) = (inputs, classes);
        ParameterInfo[] infos = [new("weight", classes, inputs), new("bias", classes)];
        (Parameters, Gradients) = (new ParameterSet(infos), new ParameterSet(infos));
        State = new ParameterSet([new("running_mean", inputs)]);
        Randomness = new RandomState(seed, 0);
        var random = new System.Random((int)seed);
        foreach (ref var value in Parameters["weight"].Values)
            value = 0.01f * (random.NextSingle() - 0.5f);
        Description = new ModelInfo(
            "SoftmaxRegression",
            [new LayerInfo("dense", $"Dense({classes})",
                $"[batch, {classes}]", Parameters.Length, 2L * inputs * classes)],
            Parameters.Length, 2L * inputs * classes, 4L * classes,
            [new TensorInfo("x", ElementKind.Float32, $"[batch, {inputs}]")],
            [new TensorInfo("scores", ElementKind.Float32, $"[batch, {classes}]")],
            [new TensorInfo("label", ElementKind.Int32, "[batch]")],
            [new LossTerm(
                "loss", "CrossEntropy", LossReduction.Mean, 1, 0, 0, TargetKind.Classes, ScoreKind.Logits, ClassAxis: 1)]);
    }

    public ModelInfo Description { get; }

    public ParameterSet Parameters { get; }

    public ParameterSet Gradients { get; }

    public ParameterSet State { get; }

    public RandomState Randomness { get; set; }

    public void ReserveOutputs(Batch batch, Batch outputs)
    {
        outputs.Reset(batch.Count);
        outputs.FillFloats(0, batch.Count * _classes);
    }

    public void Predict(Batch batch, Batch outputs)
    {
        ReserveOutputs(batch, outputs);
        Predict(batch, outputs.WritableFloats(0));
    }

    void Predict(Batch batch, Span<float> output)
    {
        var weight = Parameters["weight"].ReadOnlyValues;
        var bias = Parameters["bias"].ReadOnlyValues;
        for (var row = 0; row < batch.Count; row++)
        {
            var x = batch.Floats(0).Slice(row * _inputs, _inputs);
            for (var c = 0; c < _classes; c++)
            {
                var sum = bias[c];
                for (var i = 0; i < _inputs; i++)
                    sum += weight[c * _inputs + i] * x[i];
                output[row * _classes + c] = sum;
            }
        }
    }

    public float ComputeLoss(Batch batch, Batch? outputs, Span<LossSum> terms)
    {
        if (outputs is not null)
            Predict(batch, outputs);
        return Tell(Loss(batch, Scores(batch)), batch, terms);
    }

    public float Backpropagate(Batch batch, Span<LossSum> terms)
    {
        // Dropout writes into the batch: it is refilled before the next step.
        DropInputs(batch);
        var scores = Scores(batch);
        var loss = Loss(batch, scores);
        Gradients.Clear();
        var weight = Gradients["weight"].Values;
        var bias = Gradients["bias"].Values;
        for (var row = 0; row < batch.Count; row++)
        {
            var x = batch.Floats(0).Slice(row * _inputs, _inputs);
            for (var c = 0; c < _classes; c++)
            {
                // Loss left the probabilities in the place of the scores.
                var slope = (scores[row * _classes + c] - (batch.Integers(1)[row] == c ? 1 : 0)) / batch.Count;
                bias[c] += slope;
                for (var i = 0; i < _inputs; i++)
                    weight[c * _inputs + i] += slope * x[i];
            }
        }

        Randomness = Randomness with { Step = Randomness.Step + 1 };
        return Tell(loss, batch, terms);
    }

    static float Tell(float loss, Batch batch, Span<LossSum> terms)
    {
        if (!terms.IsEmpty)
            terms[0] = LossSum.OfMean(loss, batch.Count);
        return loss;
    }

    public void Dispose()
    {
        Parameters.Dispose();
        Gradients.Dispose();
        State.Dispose();
    }

    Span<float> Scores(Batch batch)
    {
        var length = batch.Count * _classes;
        if (_scores.Length < length)
            _scores = new float[length];
        Predict(batch, _scores.AsSpan(0, length));
        return _scores;
    }

    float Loss(Batch batch, Span<float> scores)
    {
        double loss = 0;
        for (var row = 0; row < batch.Count; row++)
        {
            var own = scores.Slice(row * _classes, _classes);
            var sum = 0f;
            foreach (ref var score in own)
                sum += score = MathF.Exp(score);
            foreach (ref var score in own)
                score /= sum;
            loss -= Math.Log(own[batch.Integers(1)[row]]);
        }

        return (float)(loss / batch.Count);
    }

    void DropInputs(Batch batch)
    {
        var mean = State["running_mean"].Values;
        var x = batch.FillFloats(0, batch.Count * _inputs); // hands out the same memory
        for (var i = 0; i < x.Length; i++)
        {
            mean[i % _inputs] = 0.999f * mean[i % _inputs] + 0.001f * x[i];
            var hash = (Randomness.Seed + 1) * 0x9E3779B97F4A7C15 ^ (Randomness.Step << 24) + (ulong)i;
            hash = (hash ^ (hash >> 31)) * 0xBF58476D1CE4E5B9;
            x[i] = (hash >> 40) < (ulong)(Kept * (1 << 24)) ? x[i] / Kept : 0;
        }
    }
}
