using System.Globalization;
using Ml.Contracts;
using Ml.Generators.Ops;
using Ml.Testing.Declarations;
using Ml.Testing.Oracle;

namespace Ml.Conformance.Tests.Edges;

/// <summary>
/// Some cases as one declared model: an output each, and as Loss the sum of upstream times output where it is used, 0
/// elsewhere, so that an output that is not used is a branch that is not taken.
/// </summary>
internal sealed class EdgeGroup
{
    private readonly List<int> _outputs = [];
    private readonly List<bool> _integerInputs = [];
    private readonly List<int> _gradientOf = [];

    public EdgeGroup(int number, IReadOnlyList<EdgeCase> cases)
    {
        Cases = cases;
        TypeName = string.Create(CultureInfo.InvariantCulture, $"Edge{number}");
        var writer = new DeclarationWriter(TypeName);
        int[][] inputs = [.. cases.Select((c, i) => Declare(writer, c, i))];
        for (int i = 0; i < cases.Count; i++)
            _outputs.Add(Call(writer, cases[i], inputs[i]));
        bool[] integers = [.. _outputs.Select(writer.IsInteger)];
        List<string> terms = [];
        for (int i = 0; i < cases.Count; i++)
        {
            if (integers[i])
                continue;
            int[] shape = cases[i].Value(cases[i].All).Shape;
            writer.Target($"use{i}", shape);
            writer.Target($"upstream{i}", shape);
            terms.Add($"Sum(Select(use{i} > 0, output{(cases.Count == 1 ? 0 : i)} * upstream{i}, 0))");
        }

        IntegerOutputs = integers;
        writer.Loss = terms.Count == 0 ? null : string.Join(" + ", terms);
        Source = writer.Write(_outputs) + ArrayRunner.Write(
            TypeName, _integerInputs, integers, terms.Count == 0 ? null : 2 * terms.Count, _gradientOf.Count);
    }

    public IReadOnlyList<EdgeCase> Cases { get; }

    public string TypeName { get; }

    public string Source { get; }

    public IReadOnlyList<bool> IntegerOutputs { get; }

    /// <summary>Compiles, on the width that is forced, what a model predicts at the edges.</summary>
    public NumberArray[] Predict(Type runner)
    {
        using IModel model = Open(runner);
        Array[] outputs = [.. Cases.Select((c, i) => IntegerOutputs[i]
            ? (Array)new int[c.Value(c.All).Data.Length]
            : new float[c.Value(c.All).Data.Length])];
        ArrayRunner.Call(runner, "Predict", model, Inputs(), outputs);
        return [.. outputs.Select((o, i) => new NumberArray(Cases[i].Value(Cases[i].All).Shape, Numbers(o)))];
    }

    /// <summary>The loss, and for each case the gradients of its float operands and then of its parameters.</summary>
    public (float Loss, NumberArray?[][] Gradients) Backpropagate(Type runner, NumberArray[] use, NumberArray[] upstream)
    {
        using IModel model = Open(runner);
        Array[] targets = [.. Enumerable.Range(0, Cases.Count).Where(i => !IntegerOutputs[i])
            .SelectMany(i => (Array[])[Floats(use[i]), Floats(upstream[i])])];
        Array[] slopes = [.. Cases.SelectMany((c, i) => c.Operands.Where((_, k) => HasGradient(c, k))
            .Select(o => (Array)new float[o.Data.Length]))];
        float loss = (float)ArrayRunner.Call(runner, "Backpropagate", model, Inputs(), targets, slopes)!;

        int next = 0;
        NumberArray?[][] gradients = [.. Cases.Select(c => (NumberArray?[])[.. c.Operands.Select((o, k) =>
            HasGradient(c, k) ? new NumberArray(o.Shape, Numbers(slopes[next++])) : null)])];
        if (Cases[0].Parameters.Length > 0)
        {
            gradients[0] = [.. gradients[0], .. ((ITrainable)model).Gradients.Select((g, i) =>
                new NumberArray(Cases[0].Parameters[i].Shape, Numbers(g.ReadOnlyValues.ToArray())))];
        }

        return (loss, gradients);
    }

    private bool HasGradient(EdgeCase c, int operand) => c.IsFloat(operand) && !Signature(c).Equals("int", StringComparison.Ordinal);

    private static string Signature(EdgeCase c) => c.Signature.ResultElement;

    private int[] Declare(DeclarationWriter writer, EdgeCase c, int number) => [.. c.Operands.Select((operand, k) =>
    {
        _integerInputs.Add(!c.IsFloat(k));
        if (HasGradient(c, k))
            _gradientOf.Add(number);
        return writer.Input($"x{number}_{k}", operand.Shape, !c.IsFloat(k), HasGradient(c, k));
    })];

    private static int Call(DeclarationWriter writer, EdgeCase c, int[] inputs)
    {
        IReadOnlyList<Operand> operands = c.Signature.Operands;
        int[] values = [.. inputs.Select((x, k) => operands[Math.Min(k, operands.Count - 1)].Element == "bool"
            ? writer.Call("NotEqual", [x, writer.IntConstant(0)])
            : x)];
        return c.Written is { } format ? writer.Written(format, values) : writer.Call(c.Operator, [.. values, .. c.Constants.Select(writer.Constant)], c.Arguments);
    }

    private IModel Open(Type runner)
    {
        var model = (IModel)ArrayRunner.Call(runner, "New")!;
        Copy(Cases[0].Parameters, model.Parameters);
        Copy(Cases[0].State, model.State);
        return model;
    }

    private static void Copy(NumberArray[] from, ParameterSet to)
    {
        to.Count.ShouldBe(from.Length, $"tensors of {string.Join(", ", to.Select(p => p.Name))}");
        for (int i = 0; i < from.Length; i++)
            Floats(from[i]).CopyTo(to[i].Values);
    }

    private Array[] Inputs() => [.. Cases.SelectMany(c => c.Operands.Select((o, k) => c.IsFloat(k)
        ? (Array)Floats(o)
        : o.Data.Select(v => (int)v).ToArray()))];

    private static float[] Floats(NumberArray array) => [.. array.Data.Select(v => (float)v)];

    private static double[] Numbers(Array array) =>
        [.. array.Cast<object>().Select(v => Convert.ToDouble(v, CultureInfo.InvariantCulture))];
}
