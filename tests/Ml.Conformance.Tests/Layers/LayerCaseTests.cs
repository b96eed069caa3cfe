using Ml.Contracts;
using Ml.Testing.Golden;
using Ml.Testing.Oracle;
using Xunit.Abstractions;

namespace Ml.Conformance.Tests.Layers;

/// <summary>Generated code against what PyTorch computed: outputs, gradients and statistics of every case we support.</summary>
public sealed class LayerCaseTests(LayerCases cases, ITestOutputHelper output) : IClassFixture<LayerCases>
{
    public static TheoryData<string> Names => [.. LayerCases.Names];

    [SkippableTheory]
    [MemberData(nameof(Names))]
    public void Case_agrees(string name)
    {
        GoldenFolder.Require(name);
        LayerCase layer = LayerCases.Find(name);
        using LayerModel model = cases.Open(layer);
        model.Load();
        List<string> wrong = [];

        if (!layer.IsTraining)
        {
            Array[] outputs = model.Predict();
            for (int i = 0; i < outputs.Length; i++)
                Compare(wrong, layer.Golden, $"output.{i}", outputs[i]);
        }

        if (layer.HasLoss && !layer.IsInferenceOnly)
        {
            (float loss, Array[] inputGradients) = model.Backpropagate();
            CompareLoss(wrong, layer.Golden, "Backpropagate", loss);
            string[] names = [.. layer.Golden.Tensors.Keys.Where(n => n.StartsWith("grad_input.", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
            for (int i = 0; i < names.Length; i++)
                Compare(wrong, layer.Golden, names[i], inputGradients[i]);
            foreach (Parameter gradient in ((ITrainable)model.Model).Gradients)
                Compare(wrong, layer.Golden, $"grad_param.{LayerModel.LastPart(gradient.Name)}", gradient.ReadOnlyValues.ToArray());
        }

        if (layer.HasLoss && !layer.IsTraining)
            CompareLoss(wrong, layer.Golden, "ComputeLoss", model.ComputeLoss());
        foreach (Parameter state in model.Model.State)
            Compare(wrong, layer.Golden, $"state_after.{LayerModel.LastPart(state.Name)}", state.ReadOnlyValues.ToArray());
        if (wrong.Count > 0)
            Assert.Fail(string.Join("\n", wrong) + "\n" + layer.Source);
    }

    [SkippableFact]
    public void Operators_that_are_not_supported_yet_are_named()
    {
        string[] all = [.. GoldenFolder.Cases(LayerCases.Part)];
        GoldenFolder.Require(all[0]);
        HashSet<string> supported = [.. LayerCases.Names];
        GoldenCase[] missing = [.. all.Where(n => !supported.Contains(n)).Select(n => GoldenCase.Read(GoldenFolder.PathOf(LayerCases.Part, n)))];
        output.WriteLine($"{supported.Count} of {all.Length} cases supported; {missing.Length} are not:");
        foreach (IGrouping<string, GoldenCase> of in missing.GroupBy(c => c.Operator).OrderBy(g => g.Key, StringComparer.Ordinal))
            output.WriteLine($"{of.Key} ({of.Count()}): {string.Join(", ", of.Select(c => c.Name))}");
        string[] inference = [.. supported.Where(n => LayerCases.Find(n) is { IsInferenceOnly: true, HasLoss: true }).Order(StringComparer.Ordinal)];
        output.WriteLine($"Output only, as nothing public differentiates inference mode ({inference.Length}): {string.Join(", ", inference)}");
        string[] training = [.. supported.Where(n => LayerCases.Find(n).IsTraining).Order(StringComparer.Ordinal)];
        output.WriteLine($"Loss, gradients and state only, as nothing public gives outputs in training mode ({training.Length}): {string.Join(", ", training)}");
        supported.Count.ShouldBeGreaterThan(300);
    }

    private static void Compare(List<string> wrong, GoldenCase golden, string tensor, Array actual)
    {
        NumberArray expected = golden.Tensors[tensor];
        var found = new NumberArray(expected.Shape, [.. actual.Cast<object>().Select(v => Convert.ToDouble(v, System.Globalization.CultureInfo.InvariantCulture))]);
        double error = GoldenCase.Error(found, expected), allowed = golden.Integers.Contains(tensor) ? 0 : golden.Tolerance;
        if (!(error <= allowed))
            wrong.Add($"{tensor} off by {error:G3} (allowed {allowed:G3}): {found} for {expected}");
    }

    /// <summary>The loss is a sum: it may be off by what its terms may.</summary>
    private static void CompareLoss(List<string> wrong, GoldenCase golden, string what, double actual)
    {
        double expected = 0, scale = 1e-3;
        NumberArray[] outputs = golden.Numbered("output");
        for (int i = 0; i < outputs.Length; i++)
        {
            if (!golden.Tensors.TryGetValue($"grad_output.{i}", out NumberArray? upstream))
                continue;
            expected += outputs[i].Data.Zip(upstream.Data, (a, b) => a * b).Sum();
            scale += outputs[i].Data.Zip(upstream.Data, (a, b) => Math.Abs(a * b)).Sum();
        }

        double error = Math.Abs(actual - expected) / scale;
        if (!(error <= golden.Tolerance))
            wrong.Add($"{what} gave {actual} for {expected}, off by {error:G3}");
    }
}
