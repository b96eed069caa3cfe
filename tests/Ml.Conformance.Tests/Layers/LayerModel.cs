using Ml.Contracts;
using Ml.Testing.Declarations;

namespace Ml.Conformance.Tests.Layers;

/// <summary>A compiled case: the generated model behind arrays.</summary>
internal sealed class LayerModel(LayerCase layer, Type runner) : IDisposable
{
    public IModel Model { get; } = (IModel)ArrayRunner.Call(runner, "New")!;

    /// <summary>Copies the case's parameters and statistics into the model, each of which must be one of the model's.</summary>
    public void Load()
    {
        Copy("param.", Model.Parameters);
        Copy("state.", Model.State);
    }

    public Array[] Predict()
    {
        Array[] outputs =
        [
            .. layer.Golden.Numbered("output").Select(
                (o, i) => layer.IntegerOutputs[i] ? (Array)new int[o.Data.Length] : new float[o.Data.Length]),
        ];
        Call("Predict", Model, layer.Arrays("input"), outputs);
        return outputs;
    }

    public float ComputeLoss() => (float)Call("ComputeLoss", Model, layer.Arrays("input"), Targets())!;

    /// <summary>The loss, and the gradients of the inputs that take one.</summary>
    public (float Loss, Array[] InputGradients) Backpropagate()
    {
        Array[] gradients = [.. layer.Arrays("grad_input").Select(a => (Array)new float[a.Length])];
        float loss = (float)Call("Backpropagate", Model, layer.Arrays("input"), Targets(), gradients)!;
        return (loss, gradients);
    }

    public void Dispose() => Model.Dispose();

    private Array[] Targets() => layer.LossIsOutput ? [] : layer.Arrays("grad_output");

    private object? Call(string method, params object[] arguments) => ArrayRunner.Call(runner, method, arguments);

    private void Copy(string prefix, ParameterSet set)
    {
        string[] names = [.. layer.Golden.Tensors.Keys.Where(n => n.StartsWith(prefix, StringComparison.Ordinal))];
        set.Select(p => LastPart(p.Name)).Order(StringComparer.Ordinal)
            .ShouldBe(names.Select(n => LastPart(n)).Order(StringComparer.Ordinal), $"names of {prefix}*");
        foreach (Parameter tensor in set)
        {
            string name = names.Single(n => LastPart(n) == LastPart(tensor.Name));
            tensor.Shape.ToArray().ShouldBe(layer.Golden.Tensors[name].Shape, $"shape of {tensor.Name}");
            ((float[])layer.ArrayOf(name)).CopyTo(tensor.Values);
        }
    }

    /// <summary>The golden names have no layer in front: "dense1.weight" is their "param.weight".</summary>
    public static string LastPart(string name) => name[(name.LastIndexOf('.') + 1)..];
}
