using System.Reflection;
using Ml.Generators.Gradients;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Random;
using Ml.Testing.Declarations;
using Ml.Testing.Oracle;

namespace Ml.Models.Tests.Support;

/// <summary>A model of this project through the plain-loop interpreter, in double: what its emitted code must give.</summary>
public sealed class ModelOracle
{
    private static readonly Lazy<string[]> Sources = new(() =>
    [
        .. Assembly.GetExecutingAssembly().GetManifestResourceNames().Where(n => n.EndsWith(".cs", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(Read),
    ]);

    private readonly LoweredModel _model;
    private readonly Lazy<Graph> _training;
    private readonly IReadOnlyDictionary<string, long>? _sizes;

    public ModelOracle(string name)
        : this(LoweredSources.Lower(Sources.Value, name))
    {
    }

    /// <param name="model">The model.</param>
    /// <param name="sizes">Its named sizes; those of <see cref="TestModel.Shape"/> where left out.</param>
    public ModelOracle(LoweredModel model, IReadOnlyDictionary<string, long>? sizes = null)
    {
        (_model, _sizes) = (model, sizes);
        _training = new(() => Differentiation.Differentiate(_model.Training!, slot => _model.Inputs[slot].WithGradient));
    }

    /// <summary>How far floats are off, relative to themselves, those given and those computed: shows what rounding may do.</summary>
    public double Noise { get; init; }

    /// <summary>What Predict gives.</summary>
    public IReadOnlyList<double[]> Predict(IModel model, Batch batch)
    {
        IReadOnlyDictionary<(OutputRole, int), NumberArray> results = GraphOracle.Run(_model.Inference, Inputs(model, batch));
        return [.. Enumerable.Range(0, _model.Spec.Outputs.Count).Select(i => results[(OutputRole.Output, i)].Data)];
    }

    /// <summary>What ComputeLoss gives.</summary>
    public double Loss(IModel model, Batch batch) =>
        GraphOracle.Run(_model.Evaluation!, Inputs(model, batch)).First(r => r.Key.Role == OutputRole.Loss).Value.Data[0];

    /// <summary>What Backpropagate gives and leaves in Gradients and State, for the model's next random step.</summary>
    public OracleStep Backpropagate(ITrainable model, Batch batch)
    {
        IReadOnlyDictionary<(OutputRole Role, int Index), NumberArray> results = GraphOracle.Run(_training.Value, Inputs(model, batch));
        return new OracleStep(
            results.First(r => r.Key.Role == OutputRole.Loss).Value.Data[0],
            [.. _model.Parameters.Select((_, i) => GradientOf(i, results))],
            [.. model.State.Select((tensor, i) => results.TryGetValue((OutputRole.StateUpdate, i), out NumberArray? next)
                ? next.Data
                : [.. tensor.ReadOnlyValues.ToArray().Select(value => (double)value)])], // frozen: as it was
            [.. results.Where(r => r.Key.Role == OutputRole.InputGradient).OrderBy(r => r.Key.Index).Select(r => r.Value.Data)]);
    }

    /// <summary>A parameter's own gradient, or its repetition's part of the gradient of a repeated block's stack.</summary>
    private double[] GradientOf(int index, IReadOnlyDictionary<(OutputRole Role, int Index), NumberArray> results)
    {
        if (results.TryGetValue((OutputRole.ParameterGradient, index), out NumberArray? own) && !StackAt(index, out _, out _))
            return own.Data;
        int length = (int)_model.Parameters[index].Shape.Size.Value;
        if (!StackAt(index, out int first, out int repetition) || !results.ContainsKey((OutputRole.ParameterGradient, first)))
            return new double[length]; // the loss does not read it
        return results[(OutputRole.ParameterGradient, first)].Data[(repetition * length)..((repetition + 1) * length)];
    }

    private bool StackAt(int index, out int first, out int repetition)
    {
        foreach (StackLeaf stack in _training.Value.Nodes.Select(n => n.Operation).OfType<StackLeaf>().Where(s => !s.IsState))
        {
            int from = index - stack.FirstIndex;
            if (from >= 0 && from % stack.Distance == 0 && from / stack.Distance < stack.Count)
            {
                (first, repetition) = (stack.FirstIndex, from / stack.Distance);
                return true;
            }
        }

        (first, repetition) = (0, 0);
        return false;
    }

    private OracleInputs Inputs(IModel model, Batch batch)
    {
        var inputs = new OracleInputs { Noise = Noise, Random = Draws((model as ITrainable)?.Randomness ?? default) };
        TensorInfo[] tensors = [.. model.Description.Inputs.Concat(model.Description.Targets)];
        for (int slot = 0; slot < tensors.Length; slot++)
        {
            double[] data = tensors[slot].Element == ElementKind.Int32
                ? [.. batch.Integers(slot).ToArray().Select(v => (double)v)]
                : [.. batch.Floats(slot).ToArray().Select(Disturbed)];
            inputs.Inputs[slot] = new NumberArray(ShapeOf(slot, tensors[slot], batch), data);
        }

        for (int i = 0; i < model.Parameters.Count; i++)
            inputs.Parameters[i] = Array(model.Parameters[i]);
        for (int i = 0; i < model.State.Count; i++)
            inputs.State[i] = Array(model.State[i]);
        inputs.BindSizes(_model.Inference);
        foreach ((string name, long size) in _sizes ?? new Dictionary<string, long>())
            inputs.Sizes[name] = size;
        return inputs;
    }

    private int[] ShapeOf(int slot, TensorInfo tensor, Batch batch) => _sizes is { } sizes
        ? [.. _model.Inputs[slot].Shape!.Select(size => (int)size.Evaluate(name => sizes[name]))]
        : TestModel.Shape(tensor, batch.Count);

    private NumberArray Array(Parameter tensor) =>
        new(tensor.Shape.ToArray(), [.. tensor.ReadOnlyValues.ToArray().Select(Disturbed)]);

    private double Disturbed(float value, int i) => (float)(value * (1 + (Noise * TestModel.Number(77, i))));

    /// <summary>The runtime's own random numbers: the oracle drops what the model drops.</summary>
    private static unsafe Func<int, int, double> Draws(RandomState state)
    {
        Dictionary<int, float[]> streams = [];
        return (stream, element) =>
        {
            if (!streams.TryGetValue(stream, out float[]? drawn))
            {
                streams[stream] = drawn = new float[1 << 16];
                fixed (float* numbers = drawn)
                    Philox.FillUniform(numbers, drawn.Length, state.Seed, state.Step, (uint)stream);
            }

            return drawn[element];
        };
    }

    private static string Read(string resource)
    {
        using Stream stream = Assembly.GetExecutingAssembly().GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}

/// <summary>The results of a backward pass of the oracle.</summary>
public sealed record OracleStep(
    double Loss, IReadOnlyList<double[]> Gradients, IReadOnlyList<double[]> State, IReadOnlyList<double[]> InputGradients);
