using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using Ml.Testing.Oracle;

namespace Ml.Testing.Golden;

/// <summary>One file of golden data: tensors, and metadata that names the operator and its hyperparameters.</summary>
public sealed class GoldenCase
{
    private GoldenCase(string name, IReadOnlyDictionary<string, string> metadata, IReadOnlyDictionary<string, NumberArray> tensors, IReadOnlySet<string> integers)
    {
        Name = name;
        Metadata = metadata;
        Tensors = tensors;
        Integers = integers;
    }

    public string Name { get; }

    public string Operator => Metadata["operator"];

    public IReadOnlyDictionary<string, string> Metadata { get; }

    public IReadOnlyDictionary<string, NumberArray> Tensors { get; }

    /// <summary>Names of the tensors that hold integers.</summary>
    public IReadOnlySet<string> Integers { get; }

    /// <summary>The scaled error a float32 implementation may show, after the README of the folder.</summary>
    public double Tolerance => Math.Max(1e-5, 10 * Number("float32_deviation", 0));

    /// <summary>The folder of golden data: ML_GOLDEN, or shared/golden beside the repository; null where there is none.</summary>
    public static string? Folder => Repository.Shared("ML_GOLDEN", "golden");

    public static GoldenCase Read(string path)
    {
        byte[] bytes = File.ReadAllBytes(path);
        int header = checked((int)BinaryPrimitives.ReadInt64LittleEndian(bytes));
        using JsonDocument document = JsonDocument.Parse(bytes.AsMemory(8, header));
        Dictionary<string, string> metadata = new(StringComparer.Ordinal);
        Dictionary<string, NumberArray> tensors = new(StringComparer.Ordinal);
        HashSet<string> integers = new(StringComparer.Ordinal);
        foreach (JsonProperty entry in document.RootElement.EnumerateObject())
        {
            if (entry.Name == "__metadata__")
            {
                foreach (JsonProperty item in entry.Value.EnumerateObject())
                    metadata[item.Name] = item.Value.GetString()!;
                continue;
            }

            int[] shape = [.. entry.Value.GetProperty("shape").EnumerateArray().Select(s => s.GetInt32())];
            int begin = entry.Value.GetProperty("data_offsets")[0].GetInt32(), end = entry.Value.GetProperty("data_offsets")[1].GetInt32();
            ReadOnlySpan<byte> data = bytes.AsSpan((8 + header + begin)..(8 + header + end));
            bool isInteger = entry.Value.GetProperty("dtype").GetString() == "I64";
            if (isInteger)
                integers.Add(entry.Name);
            tensors[entry.Name] = new NumberArray(shape, isInteger
                ? [.. MemoryMarshal.Cast<byte, long>(data).ToArray().Select(v => (double)v)]
                : [.. MemoryMarshal.Cast<byte, float>(data).ToArray().Select(v => (double)v)]);
        }

        return new GoldenCase(Path.GetFileNameWithoutExtension(path), metadata, tensors, integers);
    }

    /// <summary>Tensors "prefix.0", "prefix.1", ... in order.</summary>
    public NumberArray[] Numbered(string prefix) =>
        [.. Enumerable.Range(0, 64).Select(i => $"{prefix}.{i}").TakeWhile(Tensors.ContainsKey).Select(n => Tensors[n])];

    public bool Has(string hyperparameter) =>
        Metadata.TryGetValue("hp." + hyperparameter, out string? value) && value is not "none";

    public string Text(string hyperparameter) => Metadata["hp." + hyperparameter];

    public bool Flag(string hyperparameter) => Text(hyperparameter) == "true";

    public int Int(string hyperparameter) => int.Parse(Text(hyperparameter), System.Globalization.CultureInfo.InvariantCulture);

    public double Float(string hyperparameter) => Number("hp." + hyperparameter, double.NaN);

    /// <summary>Comma-separated ints, none of them "none".</summary>
    public int[] Ints(string hyperparameter) =>
        [.. Text(hyperparameter).Split(',').Select(t => int.Parse(t, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>The scaled error of the README: the largest difference over the largest magnitude (at least 1e-3).</summary>
    public static double Error(NumberArray actual, NumberArray expected)
    {
        if (actual.Data.Length != expected.Data.Length)
            return double.PositiveInfinity;
        double largest = 1e-3, difference = 0;
        for (int i = 0; i < expected.Data.Length; i++)
        {
            if (actual.Data[i].Equals(expected.Data[i]))
                continue;
            largest = Math.Max(largest, Math.Abs(expected.Data[i]));
            double off = Math.Abs(actual.Data[i] - expected.Data[i]);
            difference = double.IsNaN(off) ? double.PositiveInfinity : Math.Max(difference, off);
        }

        foreach (double value in expected.Data.Where(double.IsFinite))
            largest = Math.Max(largest, Math.Abs(value));
        return difference / largest;
    }

    private double Number(string key, double missing) => !Metadata.TryGetValue(key, out string? text) ? missing
        : text is "inf" ? double.PositiveInfinity
        : double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
