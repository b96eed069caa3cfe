using System.Globalization;
using Ml.Testing.Golden;
using Ml.Weights;

namespace Ml.Runtime.Tests.Support;

/// <summary>Reference results of the folder of golden data.</summary>
static class Golden
{
    /// <summary>The files of one part whose names begin with a prefix; skips the test when there are none.</summary>
    public static string[] Files(string part, string prefix)
    {
        var folder = GoldenCase.Folder is { } root ? Path.Combine(root, part) : null;
        string[] files = Directory.Exists(folder)
            ? [.. Directory.GetFiles(folder, prefix + "*.safetensors").Order(StringComparer.Ordinal)]
            : [];
        Skip.If(files.Length == 0, $"No golden cases '{part}/{prefix}*': set ML_GOLDEN to their folder.");
        return files;
    }

    /// <summary>The golden error measure: max|a - b| / max(max|b|, 1e-3).</summary>
    public static double ScaledError(ReadOnlySpan<float> actual, ReadOnlySpan<float> expected)
    {
        actual.Length.ShouldBe(expected.Length);
        var (error, size) = (0.0, 1e-3);
        for (var i = 0; i < actual.Length; i++)
        {
            var difference = Math.Abs((double)actual[i] - expected[i]);
            error = double.IsNaN(difference) ? double.PositiveInfinity : Math.Max(error, difference);
            size = Math.Max(size, Math.Abs(expected[i]));
        }

        return error / size;
    }

    public static string Text(this SafetensorsFile file, string key) => file.Metadata[key];

    public static float Number(this SafetensorsFile file, string key) =>
        float.Parse(file.Metadata[key], CultureInfo.InvariantCulture);

    public static float[] Numbers(this SafetensorsFile file, string key) =>
        [.. file.Metadata[key].Split(',').Select(text => float.Parse(text, CultureInfo.InvariantCulture))];
}
