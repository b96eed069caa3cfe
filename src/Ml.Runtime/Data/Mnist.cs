namespace Ml.Data;

/// <summary>
/// The MNIST handwritten digits (LeCun, Cortes, Burges), and sets in the same four files such as Fashion-MNIST: IDX
/// files, plain or gzip, under their usual names.
/// </summary>
public static class Mnist
{
    static readonly string[] Digits = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"];

    /// <summary>Reads the training and the test part. Pixels become floats in 0..1 unless normalised.</summary>
    /// <param name="folder">Holds train-images-idx3-ubyte, train-labels-idx1-ubyte, t10k-images-idx3-ubyte and
    /// t10k-labels-idx1-ubyte, each with or without .gz; a dot instead of the dash before "idx", and
    /// words between "train" and "images", are accepted.</param>
    /// <param name="normalise">Shift and scale by MNIST's mean 0.1307 and deviation 0.3081.</param>
    /// <exception cref="FileNotFoundException">A file is missing; the message says which names were looked
    /// for.</exception>
    /// <exception cref="DataFormatException">A file is malformed, or images and labels do not belong
    /// together.</exception>
    public static (LabelledImages Train, LabelledImages Test) Load(string folder, bool normalise = false)
        => (LoadPart(folder, "train", normalise), LoadPart(folder, "t10k", normalise));

    /// <summary>
    /// <see cref="Load"/> when <paramref name="folder"/> is given and exists, otherwise <see cref="Ml.Data.Digits"/>:
    /// drawn digits that need no file. <see cref="LabelledImages.Name"/> says which it was.
    /// </summary>
    public static (LabelledImages Train, LabelledImages Test) LoadOrGenerate(
        string? folder, int trainCount = 20_000, int testCount = 4_000, ulong seed = 0)
    {
        if (folder is not null && Directory.Exists(folder))
            return Load(folder);
        return (Data.Digits.Create(trainCount, 2 * seed), Data.Digits.Create(testCount, 2 * seed + 1));
    }

    /// <summary>Reads one pair of files.</summary>
    /// <exception cref="DataFormatException">A file is malformed, or they do not belong together.</exception>
    public static LabelledImages LoadPair(string imagesPath, string labelsPath, bool normalise = false)
    {
        var images = IdxFile.Read(imagesPath);
        if (images.Element != IdxElement.UInt8 || images.Shape.Count != 3)
            throw new DataFormatException(imagesPath, 2,
                $"expected u8 images [count, height, width], found {Describe(images)}");
        var labels = IdxFile.Read(labelsPath);
        if (labels.Element != IdxElement.UInt8 || labels.Shape.Count != 1)
            throw new DataFormatException(labelsPath, 2, $"expected u8 labels [count], found {Describe(labels)}");
        if (labels.Count != images.Shape[0])
            throw new DataFormatException(labelsPath, 4,
                $"expected {images.Shape[0]} labels, one per image of {imagesPath}, found {labels.Count}");
        if (images.Count == 0)
            throw new DataFormatException(imagesPath, 4, $"expected at least one pixel, found {Describe(images)}");

        var stray = labels.Bytes.IndexOfAnyExceptInRange((byte)0, (byte)9);
        if (stray >= 0)
            throw new DataFormatException(labelsPath, 8 + stray,
                $"expected a label from 0 to 9, found {labels.Bytes[stray]}");
        var (mean, deviation) = normalise ? (0.1307f, 0.3081f) : (0, 1);
        return new LabelledImages(
            imagesPath, images.UnsignedBytes, labels.ToInt32(), images.Shape[1], images.Shape[2],
            Digits, mean, deviation);
    }

    static LabelledImages LoadPart(string folder, string part, bool normalise)
        => LoadPair(Find(folder, part, "images", 3), Find(folder, part, "labels", 1), normalise);

    /// <summary>The exact name first, then names with a word in between, such as a subset says its size with.</summary>
    static string Find(string folder, string part, string what, int dimensions)
    {
        var usual = $"{part}-{what}-idx{dimensions}-ubyte";
        string[] exact = [usual, usual + ".gz", usual.Replace("-idx", ".idx"), usual.Replace("-idx", ".idx") + ".gz"];
        foreach (var name in exact)
        {
            if (File.Exists(Path.Combine(folder, name)))
                return Path.Combine(folder, name);
        }

        var similar = Directory.Exists(folder)
            ? Directory.GetFiles(folder, $"{part}*-{what}?idx{dimensions}-ubyte*")
            : throw new DirectoryNotFoundException($"{folder}: no such folder; expected the MNIST files in it");
        return similar.Length switch
        {
            1 => similar[0],
            0 => throw new FileNotFoundException($"{folder}: expected one of {string.Join(", ", exact)}"),
            _ => throw new FileNotFoundException(
                $"{folder}: {string.Join(", ", similar.Select(Path.GetFileName))} could each be {usual}; keep one"),
        };
    }

    static string Describe(IdxFile file) => $"{file.Element} [{string.Join(", ", file.Shape)}]";
}
