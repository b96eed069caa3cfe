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
    private readonly Graph _training;

    public ModelOracle(string name)
    {
        _model = LoweredSources.Lower(Sources.Value, name);
        _training = Differentiation.Differentiate(_model.Training!, slot => _model.Inputs[slot].WithGradient);
    }

    /// <summary>What Predict gives.</summary>
    public IReadOnlyList<double[]> Predict(ITrainable model, Batch batch)
    {
        IReadOnlyDictionary<(OutputRole, int), NumberArray> results = GraphOracle.Run(_model.Inference, Inputs(model, batch));
        return [.. Enumerable.Range(0, _model.Spec.Outputs.Count).Select(i => results[(OutputRole.Output, i)].Data)];
    }

    /// <summary>What ComputeLoss gives.</summary>
    public double Loss(ITrainable model, Batch batch) =>
        GraphOracle.Run(_model.Evaluation!, Inputs(model, batch)).First(r => r.Key.Role == OutputRole.Loss).Value.Data[0];

    /// <summary>What Backpropagate gives and leaves in Gradients and State, for the model's next random step.</summary>
    public OracleStep Backpropagate(ITrainable model, Batch batch)
    {
        IReadOnlyDictionary<(OutputRole Role, int Index), NumberArray> results = GraphOracle.Run(_training, Inputs(model, batch));
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
        if (!StackAt(index, out int first, out int repetition))
            throw new InvalidOperationException($"Nothing gives the gradient of '{_model.Parameters[index].Name}'.");
        int length = (int)_model.Parameters[index].Shape.Size.Value;
        return results[(OutputRole.ParameterGradient, first)].Data[(repetition * length)..((repetition + 1) * length)];
    }

    private bool StackAt(int index, out int first, out int repetition)
    {
        foreach (StackLeaf stack in _training.Nodes.Select(n => n.Operation).OfType<StackLeaf>().Where(s => !s.IsState))
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

    private OracleInputs Inputs(ITrainable model, Batch batch)
    {
        var inputs = new OracleInputs { Random = Draws(model.Randomness) };
        TensorInfo[] tensors = [.. model.Description.Inputs.Concat(model.Description.Targets)];
        for (int slot = 0; slot < tensors.Length; slot++)
        {
            double[] data = tensors[slot].Element == ElementKind.Int32
                ? [.. batch.Integers(slot).ToArray().Select(v => (double)v)]
                : [.. batch.Floats(slot).ToArray().Select(v => (double)v)];
            inputs.Inputs[slot] = new NumberArray(TestModel.Shape(tensors[slot], batch.Count), data);
        }

        for (int i = 0; i < model.Parameters.Count; i++)
            inputs.Parameters[i] = Array(model.Parameters[i]);
        for (int i = 0; i < model.State.Count; i++)
            inputs.State[i] = Array(model.State[i]);
        inputs.BindSizes(_model.Inference);
        return inputs;
    }

    private static NumberArray Array(Parameter tensor) =>
        new(tensor.Shape.ToArray(), [.. tensor.ReadOnlyValues.ToArray().Select(v => (double)v)]);

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
