using Ml.Generators.Lowering;
using Ml.Models.Tests.Support;
using Ml.Numerics;
using Ml.Testing;
using Ml.Testing.Declarations;
using Xunit.Abstractions;

namespace Ml.Models.Tests;

/// <summary>
/// Random models compile, run on every width, and give what the plain-loop oracle gives in double: values, losses and
/// gradients. Under ML_LONG=1, 2,000 of them.
/// </summary>
[Collection(ProcessWide.Name)]
public sealed class RandomModelTests(ITestOutputHelper output) : IDisposable
{
    private const int Together = 40;

    // What moves by more than this when the inputs move by a float's rounding says nothing about the code.
    private const double Tolerance = 1e-4, Rounding = 1e-6;

    private static readonly int First = int.TryParse(Environment.GetEnvironmentVariable("ML_SEED"), out int seed) ? seed : 1;

    private readonly VectorWidth _chosen = Simd.Width;
    private int _compared;
    private int _skipped;

    [Fact]
    public void They_compile_and_agree_with_the_oracle()
    {
        List<string> wrong = [];
        int models = 0;
        for (int first = First; models < Effort.Rounds(40, 2000); first += Together)
        {
            RandomModel[] some = [.. Enumerable.Range(first, Together).Select(i => Create(i, wrong)).OfType<RandomModel>()];
            models += some.Length;
            Compare(some, wrong);
        }

        Conclude(models, wrong);
    }

    /// <summary>Around convolutions images lie channels last, whatever computes them and whoever else reads them.</summary>
    [Fact]
    public void What_a_convolution_reads_lies_as_it_was_written()
    {
        List<string> wrong = [];
        RandomModel[] models =
        [
            .. RandomModel.Functions.SelectMany(function => Enumerable.Range(First, Effort.Rounds(1, 10)).Select(
                seed => RandomModel.BeforeConvolution($"Before{function}{seed}", function, seed))).OfType<RandomModel>(),
        ];
        foreach (RandomModel[] some in models.Chunk(Together))
            Compare(some, wrong);
        Conclude(models.Length, wrong);
    }

    private void Compare(IReadOnlyCollection<RandomModel> models, List<string> wrong)
    {
        ModelAssembly compiled = ModelAssembly.Compile(models.ToDictionary(m => m.Name, m => m.Source, StringComparer.Ordinal));
        foreach (RandomModel model in models)
        {
            if (Failure(model, compiled) is { } failure)
                wrong.Add($"{failure}\n{model.Source}");
        }
    }

    private void Conclude(int models, List<string> wrong)
    {
        output.WriteLine($"{models} models, {_compared} tensors compared, {_skipped} too sensitive to say");
        wrong.ShouldBeEmpty($"{wrong.Count} of {models} models");
        _skipped.ShouldBeLessThan(_compared / 4);
    }

    private static RandomModel? Create(int seed, List<string> wrong)
    {
        try
        {
            return RandomModel.Create($"Random{seed}", seed);
        }
        catch (Exception e)
        {
            wrong.Add($"{seed}: {e.Message} {e.InnerException?.StackTrace}");
            return null;
        }
    }

    public void Dispose() => Simd.Force(_chosen);

    private string? Failure(RandomModel random, ModelAssembly compiled)
    {
        if (compiled.Failure(random.Name) is { } failure)
            return failure;
        try
        {
            using var model = (IModel)Activator.CreateInstance(compiled.Find(random.Name), 1UL)!;
            Compare(random, model, LoweredSources.Lower([random.Source], random.Name));
            return null;
        }
        catch (Exception e)
        {
            return $"{random.Name}: {e.GetType().Name}: {e.Message} {(e is Xunit.Sdk.XunitException ? "" : e.StackTrace)}";
        }
    }

    private void Compare(RandomModel random, IModel model, LoweredModel lowered)
    {
        Batch batch = Fill(random, model, lowered);
        var oracle = new ModelOracle(lowered, random.Sizes);
        var disturbed = new ModelOracle(lowered, random.Sizes) { Noise = Rounding };
        IReadOnlyList<double[]> predicted, near;
        try
        {
            (predicted, near) = (oracle.Predict(model, batch), disturbed.Predict(model, batch));
        }
        catch (ArgumentOutOfRangeException)
        {
            // Ids that the model computes and that name no row.
            Should.Throw<ArgumentOutOfRangeException>(() => model.Predict(batch, Batch.ForOutputs(model.Description)));
            return;
        }

        float[] state = model.State.ReadOnlyValues.ToArray();
        var trainable = lowered.Training is null ? null : (ITrainable)model;
        Random.RandomState randomness = trainable?.Randomness ?? default;
        double loss = trainable is null ? 0 : oracle.Loss(model, batch), lossNear = trainable is null ? 0 : disturbed.Loss(model, batch);
        OracleStep? step = trainable is null ? null : oracle.Backpropagate(trainable, batch),
            stepNear = trainable is null ? null : disturbed.Backpropagate(trainable, batch);
        foreach (VectorWidth width in Enum.GetValues<VectorWidth>())
        {
            Simd.Force(width);
            state.CopyTo(model.State.Values);
            if (trainable is not null)
                trainable.Randomness = randomness;
            Batch outputs = Batch.ForOutputs(model.Description);
            model.Predict(batch, outputs);
            for (int i = 0; i < predicted.Count; i++)
                Same(Numbers(outputs, i, model.Description.Outputs[i]), predicted[i], near[i], $"{width}: output {i}");
            if (trainable is null)
                continue;
            Same([trainable.ComputeLoss(batch)], [loss], [lossNear], $"{width}: loss");
            trainable.Randomness = randomness;
            Same([trainable.Backpropagate(batch)], [step!.Loss], [stepNear!.Loss], $"{width}: training loss");
            for (int i = 0; i < step.Gradients.Count; i++)
            {
                Same(
                    trainable.Gradients[i].ReadOnlyValues.ToArray(), step.Gradients[i], stepNear.Gradients[i],
                    $"{width}: gradient of {trainable.Gradients[i].Name}");
            }
        }
    }

    private static float[] Numbers(Batch outputs, int slot, TensorInfo tensor) => tensor.Element == ElementKind.Int32
        ? [.. outputs.Integers(slot).ToArray().Select(i => (float)i)] : outputs.Floats(slot).ToArray();

    private void Same(float[] actual, double[] expected, double[] near, string what)
    {
        actual.Length.ShouldBe(expected.Length, what);
        double scale = expected.Select(Math.Abs).Append(1e-2).Max();
        bool isSteady = scale < 1e6 && expected.Zip(near, (e, n) => Math.Abs(e - n)).All(d => d <= Tolerance / 4 * scale);
        _compared++;
        if (!isSteady)
        {
            _skipped++;
            return;
        }

        for (int i = 0; i < actual.Length; i++)
        {
            if (!(Math.Abs(actual[i] - expected[i]) <= Tolerance * scale))
                Assert.Fail($"{what} is {actual[i]} at {i} of {actual.Length}, expected {expected[i]}");
        }
    }

    private static Batch Fill(RandomModel random, IModel model, LoweredModel lowered)
    {
        Batch batch = Batch.For(model.Description, withTargets: lowered.Training is not null);
        int slot = 0;
        IEnumerable<TensorInfo> tensors = lowered.Training is null ? model.Description.Inputs
            : model.Description.Inputs.Concat(model.Description.Targets);
        Generators.Shapes.Shape first = lowered.Inputs[0].Shape!;
        batch.Reset(first.Rank == 0 ? 1 : (int)first[0].Evaluate(name => random.Sizes[name]));
        foreach (TensorInfo tensor in tensors)
        {
            int length = (int)lowered.Inputs[slot].Shape!.Size.Evaluate(name => random.Sizes[name]);
            if (tensor.Element == ElementKind.Int32)
            {
                Span<int> integers = batch.FillIntegers(slot, length);
                for (int i = 0; i < length; i++)
                    integers[i] = 0;
            }
            else
            {
                Span<float> floats = batch.FillFloats(slot, length);
                for (int i = 0; i < length; i++)
                    floats[i] = TestModel.Number(slot + 1, i);
            }

            slot++;
        }

        foreach ((string name, long size) in random.Sizes)
            batch.SetSize(name, (int)size);
        return batch;
    }
}
