using Ml.Contracts;

namespace Ml.Data;

/// <summary>
/// Grey images with one class each: the slots are <c>image</c> [1, height, width], given as floats, and <c>label</c>.
/// </summary>
public sealed class LabelledImages : IDataSet
{
    readonly ByteColumn _images;
    readonly IntegerColumn _labels;
    readonly int[] _labelValues;
    readonly DataSlot[] _slots;

    /// <summary>Joins images and labels; neither is copied.</summary>
    /// <param name="name">Where they come from, for messages.</param>
    /// <param name="images">Rows of pixels, image after image; 0 is background.</param>
    /// <param name="labels">One class per image, each in 0 to the number of <paramref name="classNames"/>.</param>
    /// <param name="height">Rows of an image.</param>
    /// <param name="width">Columns of an image.</param>
    /// <param name="classNames">One name per class.</param>
    /// <param name="mean">See <see cref="ByteColumn.Mean"/>.</param>
    /// <param name="deviation">See <see cref="ByteColumn.Deviation"/>.</param>
    /// <exception cref="ArgumentException">Counts disagree or a label has no class.</exception>
    public LabelledImages(
        string name, byte[] images, int[] labels, int height, int width, IReadOnlyList<string> classNames,
        float mean = 0, float deviation = 1)
    {
        _images = new ByteColumn("image", images, height * width)
        {
            Mean = mean,
            Deviation = deviation,
            Shape = [1, height, width],
        };
        _labels = new IntegerColumn("label", labels, 1, isTarget: true);
        if (_images.Count != _labels.Count)
            throw new ArgumentException($"{name}: {_images.Count} images, but {_labels.Count} labels.", nameof(labels));
        var stray = labels.AsSpan().IndexOfAnyExceptInRange(0, classNames.Count - 1);
        if (stray >= 0)
            throw new ArgumentException(
                $"{name}: label {stray} is {labels[stray]}, expected 0 to {classNames.Count - 1}.", nameof(labels));

        _labelValues = labels;
        _slots = [_images.Slot, _labels.Slot];
        (Name, Height, Width, ClassNames) = (name, height, width, classNames);
    }

    /// <summary>Where the images come from: a folder, or the generator and its seed.</summary>
    public string Name { get; }

    /// <summary>Rows of an image.</summary>
    public int Height { get; }

    /// <summary>Columns of an image.</summary>
    public int Width { get; }

    /// <inheritdoc/>
    public int Count => _labelValues.Length;

    /// <inheritdoc/>
    public IReadOnlyList<DataSlot> Slots => _slots;

    /// <inheritdoc/>
    public IReadOnlyList<string> ClassNames { get; }

    /// <summary>The class of every image.</summary>
    public ReadOnlySpan<int> Labels => _labelValues;

    /// <summary>The pixels of one image, row by row.</summary>
    public ReadOnlySpan<byte> Image(int index) => _images.Bytes(index);

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> indices, Batch batch)
    {
        batch.Reset(indices.Length);
        _images.Read(indices, batch, 0);
        _labels.Read(indices, batch, 1);
    }

    /// <summary>Writes the pixels and labels as two plain IDX files, as <see cref="Mnist.Load"/> reads them.</summary>
    public void WriteIdx(string imagesPath, string labelsPath)
    {
        var pixels = new byte[Count * Height * Width];
        for (var i = 0; i < Count; i++)
            Image(i).CopyTo(pixels.AsSpan(i * Height * Width));
        IdxFile.Write(imagesPath, pixels, Count, Height, Width);
        IdxFile.Write(labelsPath, [.. _labelValues.Select(label => checked((byte)label))], Count);
    }
}
