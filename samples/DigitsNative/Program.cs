using System.Diagnostics;
using Ml.Weights;

// Reads handwritten digits (IDX, plain or gzip) with a network whose trained weights are inside this program.
if (args.Length is 0 or > 2 || args[0] is "-h" or "--help")
{
    Console.WriteLine("""
        usage: digits-native IMAGES [LABELS]
        IMAGES  IDX file of 28 x 28 images, plain or gzip; '-' for one that is drawn here
        LABELS  IDX file of labels: prints the accuracy instead of every prediction
        """);
    return args.Length is 0 or > 2 ? 2 : 0;
}

try
{
    return Run(args[0], args.Length > 1 ? args[1] : null);
}
catch (Exception problem) when (problem is IOException or DataFormatException or UnauthorizedAccessException)
{
    Console.Error.WriteLine($"error: {problem.Message}");
    return 1;
}

static int Run(string imagesPath, string? labelsPath)
{
    using var weights = (UnmanagedMemoryStream)typeof(DigitNet).Assembly.GetManifestResourceStream("digits.safetensors")!;
    using SafetensorsFile file = SafetensorsFile.Over(weights, "digits.safetensors");
    using DigitNet net = DigitNet.Load(file, inPlace: true);

    byte[] pixels;
    int[]? labels = null;
    if (imagesPath == "-")
    {
        LabelledImages drawn = Digits.Create(1000, seed: 7);
        pixels = Enumerable.Range(0, drawn.Count).SelectMany(i => drawn.Image(i).ToArray()).ToArray();
        labels = drawn.Labels.ToArray();
    }
    else
    {
        IdxFile images = IdxFile.Read(imagesPath);
        if (images.Element != IdxElement.UInt8 || images.Shape.Count != 3 || images.Shape[1] != 28 || images.Shape[2] != 28)
            throw new DataFormatException(imagesPath, 2, $"{images.Element} {string.Join(" x ", images.Shape)}, expected UInt8 N x 28 x 28");
        pixels = images.Bytes.ToArray();
        if (labelsPath is not null)
            labels = IdxFile.Read(labelsPath).ToInt32();
    }

    int count = pixels.Length / (28 * 28);
    if (labels is not null && labels.Length != count)
        throw new DataFormatException(labelsPath!, 4, $"{labels.Length} labels for {count} images");

    int[] predictions = new int[count];
    float[] image = new float[28 * 28], logits = new float[10];
    net.Predict(image, logits); // prepares the weights: not part of the time
    var clock = new Stopwatch();
    for (int i = 0; i < count; i++)
    {
        ReadOnlySpan<byte> bytes = pixels.AsSpan(i * image.Length, image.Length);
        for (int p = 0; p < image.Length; p++)
            image[p] = bytes[p] / 255f;
        clock.Start();
        net.Predict(image, logits);
        clock.Stop();
        predictions[i] = logits.AsSpan().IndexOf(logits.Max());
    }

    if (labels is null)
    {
        foreach (int prediction in predictions)
            Console.WriteLine(prediction);
    }
    else
    {
        int right = predictions.Zip(labels).Count(pair => pair.First == pair.Second);
        Console.WriteLine($"accuracy: {(double)right / count:F4} ({right} of {count})");
    }

    Console.WriteLine($"{clock.Elapsed.TotalMicroseconds / count:F1} microseconds per image");
    return 0;
}
