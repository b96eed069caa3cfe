using System.Diagnostics;
using Ml.Weights;

// Reads handwritten digits (IDX, plain or gzip) with a network whose trained weights are inside this program.
bool asksForHelp = args is ["-h" or "--help", ..];
if (asksForHelp || args.Length is 0 or > 2 || args is ["-", _])
{
    (asksForHelp ? Console.Out : Console.Error).WriteLine("""
        usage: digits-native IMAGES [LABELS]
               digits-native -
        IMAGES  IDX file of 28 x 28 images, plain or gzip
        LABELS  IDX file of labels: prints the accuracy instead of every prediction
        -       1000 digits that are drawn here, and the accuracy on them
        """);
    return asksForHelp ? 0 : 2;
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
        if (images.Element != IdxElement.UInt8 || images.Shape.Count != 3 || images.Shape[1] != 28 || images.Shape[2] != 28 || images.Shape[0] == 0)
            throw new DataFormatException(imagesPath, 2, $"{images.Element} {string.Join(" x ", images.Shape)}, expected UInt8 N x 28 x 28, N at least 1");
        pixels = images.Bytes.ToArray();
        if (labelsPath is not null)
        {
            IdxFile given = IdxFile.Read(labelsPath);
            if (given.Element != IdxElement.UInt8 || given.Shape.Count != 1)
                throw new DataFormatException(labelsPath, 2, $"{given.Element} {string.Join(" x ", given.Shape)}, expected UInt8 labels, one for each image");
            labels = given.ToInt32();
        }
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
