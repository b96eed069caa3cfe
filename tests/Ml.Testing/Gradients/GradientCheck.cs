using Ml.Generators.Gradients;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;
using Ml.Testing.Oracle;

namespace Ml.Testing.Gradients;

/// <summary>
/// Central differences of a model's training loss against the gradients the compiler derives, both in double through the
/// oracle: agreement to 1e-6 leaves no room for a wrong rule.
/// </summary>
public static class GradientCheck
{
    private const double Step = 1e-5;

    /// <summary>Every parameter and every float input marked with a gradient, element by element.</summary>
    /// <param name="sizes">Values of named sizes.</param>
    /// <param name="input">Numbers for an input, when those drawn from [-2, 2] do not suit.</param>
    /// <exception cref="InvalidOperationException">A gradient is off; the message says which, and by how much.</exception>
    public static void Verify(
        ModelSpec spec, IReadOnlyDictionary<string, long>? sizes = null, Func<InputSpec, int, double>? input = null, double tolerance = 1e-6)
    {
        LoweringResult result = ModelLowering.Lower(spec);
        LoweredModel model = result.Model
            ?? throw new InvalidOperationException(string.Join("\n", result.Problems.Select(p => p.Text)));
        OracleInputs inputs = Draw(model, sizes, input);
        Graph both = Differentiation.Differentiate(model);
        GraphVerifier.Verify(both, "differentiation");
        IReadOnlyDictionary<(OutputRole, int), NumberArray> gradients = GraphOracle.Run(both, inputs);

        foreach (GraphOutput output in both.Outputs)
        {
            if (output.Role == OutputRole.InputGradient)
                Compare(model, inputs, inputs.Inputs[output.Index], gradients[(output.Role, output.Index)], output.Label, tolerance);
            else if (output.Role == OutputRole.ParameterGradient)
                CompareParameter(model, inputs, both, output, gradients[(output.Role, output.Index)], tolerance);
        }
    }

    /// <summary>Numbers for everything a model starts from; the same ones every time.</summary>
    public static OracleInputs Draw(
        LoweredModel model, IReadOnlyDictionary<string, long>? sizes = null, Func<InputSpec, int, double>? input = null)
    {
        var inputs = new OracleInputs();
        foreach ((string name, long size) in sizes ?? new Dictionary<string, long>(StringComparer.Ordinal))
            inputs.Sizes[name] = size;
        for (int slot = 0; slot < model.Inputs.Count; slot++)
        {
            InputSpec spec = model.Inputs[slot];
            int seed = slot + 1;
            inputs.Inputs[slot] = Fill(inputs.Evaluate(spec.Shape!), i => input?.Invoke(spec, i)
                ?? (spec.Element == ElementType.Int32 ? i % 2 : Number(seed, i)));
        }

        for (int i = 0; i < model.Parameters.Count; i++)
            inputs.Parameters[i] = Fill(inputs.Evaluate(model.Parameters[i].Shape), e => Number(100 + i, e) / 2);
        for (int i = 0; i < model.State.Count; i++)
            inputs.State[i] = Fill(inputs.Evaluate(model.State[i].Shape), e => 0.5 + (Math.Abs(Number(200 + i, e)) / 2));
        return inputs;
    }

    /// <summary>Between -2 and 2, no two alike and none near 0 or another kink.</summary>
    public static double Number(int seed, int element)
    {
        double x = Math.Sin((seed * 12.9898) + (element * 78.233)) * 43758.5453;
        return (4 * (x - Math.Floor(x))) - 2;
    }

    private static NumberArray Fill(int[] shape, Func<int, double> number) =>
        new(shape, [.. Enumerable.Range(0, NumberArray.Count(shape)).Select(number)]);

    /// <summary>A stack's gradient holds those of all repetitions.</summary>
    private static void CompareParameter(
        LoweredModel model, OracleInputs inputs, Graph graph, GraphOutput output, NumberArray gradient, double tolerance)
    {
        StackLeaf? stack = graph.Nodes.Select(n => n.Operation).OfType<StackLeaf>()
            .FirstOrDefault(s => !s.IsState && s.FirstIndex == output.Index);
        if (stack is null)
        {
            Compare(model, inputs, inputs.Parameters[output.Index], gradient, output.Label, tolerance);
            return;
        }

        int count = gradient.Data.Length / stack.Count;
        for (int i = 0; i < stack.Count; i++)
        {
            int index = stack.FirstIndex + (i * stack.Distance);
            var own = new NumberArray(gradient.Shape[1..], gradient.Data[(i * count)..((i + 1) * count)]);
            Compare(model, inputs, inputs.Parameters[index], own, model.Parameters[index].Name, tolerance);
        }
    }

    private static void Compare(
        LoweredModel model, OracleInputs inputs, NumberArray at, NumberArray gradient, string name, double tolerance)
    {
        for (int i = 0; i < at.Data.Length; i++)
        {
            double before = at.Data[i];
            at.Data[i] = before + Step;
            double up = Loss(model, inputs);
            at.Data[i] = before - Step;
            double down = Loss(model, inputs);
            at.Data[i] = before;
            double slope = (up - down) / (2 * Step), off = Math.Abs(slope - gradient.Data[i]);
            if (!(off <= tolerance * Math.Max(1, Math.Abs(slope))))
            {
                throw new InvalidOperationException(
                    $"d loss / d {name}[{i}] is {gradient.Data[i]:R}, but the loss changes by {slope:R} ({model.Spec.Name})");
            }
        }
    }

    private static double Loss(LoweredModel model, OracleInputs inputs) =>
        GraphOracle.Run(model.Training!, inputs)[(OutputRole.Loss, 0)].Data[0];
}
