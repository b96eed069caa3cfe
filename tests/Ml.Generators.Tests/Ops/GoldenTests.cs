using Ml.Generators.Gradients;
using Ml.Generators.Graph;
using Ml.Generators.Lowering;
using Ml.Generators.Passes;
using Ml.Generators.Specs;
using Ml.Testing.Golden;
using Ml.Testing.Oracle;

namespace Ml.Generators.Tests.Ops;

/// <summary>Composites against what PyTorch computed, through the oracle: wrong formulas show before any kernel exists.</summary>
public class GoldenTests
{
    [SkippableFact]
    public void Composites_and_their_gradients_agree_with_the_golden_cases()
    {
        string? folder = GoldenCase.Folder;
        Skip.If(folder is null, "no golden data");
        List<string> failures = [];
        int passed = 0;
        foreach (string file in Directory.EnumerateFiles(Path.Combine(folder!, "layers"), "*.safetensors").Order(StringComparer.Ordinal))
        {
            GoldenCase golden = GoldenCase.Read(file);
            if (!GoldenCalls.All.ContainsKey(golden.Operator) || GoldenProgram.Write(golden) is not { } spec)
                continue;
            if (Check(golden, spec) is { } failure)
                failures.Add($"{golden.Name}: {failure}");
            else
                passed++;
        }

        failures.ShouldBeEmpty();
        passed.ShouldBeGreaterThan(250);
    }

    private static string? Check(GoldenCase golden, ModelSpec spec)
    {
        // A dropped mask is random; everything else is the same numbers in both modes but batch normalisation.
        LoweringResult result = ModelLowering.Lower(spec);
        if (result.Model is not { } model)
            return string.Join("; ", result.Problems.Select(p => p.Text));
        bool isTraining = golden.Metadata.TryGetValue("hp.train", out string? train) && train == "true";
        Graph.Graph graph = isTraining ? model.Training! : model.Evaluation ?? model.Inference;
        OracleInputs inputs = Inputs(golden, model);
        List<string> wrong = [];
        IReadOnlyDictionary<(OutputRole, int), NumberArray> forward = GraphOracle.Run(PassPipeline.Run(graph), inputs);
        NumberArray[] outputs = golden.Numbered("output");
        for (int i = 0; i < outputs.Length; i++)
            Compare($"output.{i}", forward[(OutputRole.Output, i)], outputs[i]);
        if (model.Training is null)
            return wrong.Count == 0 ? null : string.Join("; ", wrong);

        Graph.Graph both = Differentiation.Differentiate(graph, slot => model.Inputs[slot].WithGradient);
        GraphVerifier.Verify(both, "differentiation");
        IReadOnlyDictionary<(OutputRole, int), NumberArray> backward = GraphOracle.Run(PassPipeline.Run(both), inputs);
        for (int i = 0; i < model.Spec.Inputs.Count; i++)
        {
            if (golden.Tensors.TryGetValue($"grad_input.{i}", out NumberArray? expected))
                Compare($"grad_input.{i}", backward[(OutputRole.InputGradient, i)], expected);
        }

        for (int i = 0; i < model.Parameters.Count; i++)
        {
            string name = model.Parameters[i].Name.Split('.')[^1];
            if (golden.Tensors.TryGetValue($"grad_param.{name}", out NumberArray? expected))
                Compare($"grad_param.{name}", backward[(OutputRole.ParameterGradient, i)], expected);
        }

        for (int i = 0; i < model.State.Count && isTraining; i++)
        {
            string name = model.State[i].Name.Split('.')[^1];
            if (golden.Tensors.TryGetValue($"state_after.{name}", out NumberArray? expected))
                Compare($"state_after.{name}", backward[(OutputRole.StateUpdate, i)], expected);
        }

        return wrong.Count == 0 ? null : string.Join("; ", wrong);

        void Compare(string what, NumberArray actual, NumberArray expected)
        {
            double error = actual.Shape.SequenceEqual(expected.Shape) ? GoldenCase.Error(actual, expected) : double.PositiveInfinity;
            if (!(error <= golden.Tolerance))
                wrong.Add($"{what} off by {error:G3}: {actual} for {expected}");
        }
    }

    private static OracleInputs Inputs(GoldenCase golden, LoweredModel model)
    {
        var inputs = new OracleInputs();
        NumberArray[] given = [.. golden.Numbered("input"), .. golden.Numbered("grad_output")];
        for (int i = 0; i < given.Length; i++)
            inputs.Inputs[i] = given[i];
        for (int i = 0; i < model.Parameters.Count; i++)
            inputs.Parameters[i] = golden.Tensors[$"param.{model.Parameters[i].Name.Split('.')[^1]}"];
        for (int i = 0; i < model.State.Count; i++)
            inputs.State[i] = golden.Tensors[$"state.{model.State[i].Name.Split('.')[^1]}"];
        return inputs;
    }
}
