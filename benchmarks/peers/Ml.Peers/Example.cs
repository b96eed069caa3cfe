using System.Runtime.InteropServices;

namespace Ml.Peers;

/// <summary>One model at one batch size, as models.py exported it: what goes in and what PyTorch says comes out.</summary>
sealed class Example(string folder, string model, int batch)
{
    public static readonly string[] Models = ["digits", "mlp"];

    public static readonly int[] Batches = [1, 64];

    public string Model => model;

    public int Batch => batch;

    /// <summary>The ONNX file, with the batch size fixed.</summary>
    public string Onnx => Stem + ".onnx";

    public float[] Input { get; } = Read<float>(Path.Combine(folder, $"{model}.b{batch}.x.bin"));

    public float[] Expected { get; } = Read<float>(Path.Combine(folder, $"{model}.b{batch}.y.bin"));

    public int[] Labels { get; } = Read<int>(Path.Combine(folder, $"{model}.b{batch}.label.bin"));

    /// <summary>All parameters in declaration order, torch layouts: our flat array, byte for byte.</summary>
    public float[] Parameters { get; } = Read<float>(Path.Combine(folder, $"{model}.params.bin"));

    /// <summary>The input's shape.</summary>
    public long[] Shape => model == "digits" ? [batch, 1, 28, 28] : [batch, 784];

    string Stem => Path.Combine(folder, $"{model}.b{batch}");

    /// <summary>Stops a peer that computes something else before it is timed.</summary>
    public void Check(string peer, ReadOnlySpan<float> output)
    {
        for (var i = 0; i < Expected.Length; i++)
        {
            if (!(Math.Abs(output[i] - Expected[i]) <= 1e-3f))
                throw new InvalidDataException($"{peer}, {model} at batch {batch}: logit {i} is {output[i]}, PyTorch says {Expected[i]}");
        }
    }

    static T[] Read<T>(string path)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(File.ReadAllBytes(path)).ToArray();
}
