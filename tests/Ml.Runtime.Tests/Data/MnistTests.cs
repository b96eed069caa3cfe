using Ml.Data;
using Ml.Testing;

namespace Ml.Runtime.Tests.Data;

public sealed class MnistTests : IDisposable
{
    readonly string _folder = Directory.CreateTempSubdirectory("mnist").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Four_files_become_two_sets()
    {
        WriteAll();
        var (train, test) = Mnist.Load(_folder);
        (train.Count, test.Count).ShouldBe((5, 5));
        (train.Height, train.Width).ShouldBe((28, 28));
        train.ClassNames.Count.ShouldBe(10);
        train.Slots.Select(slot => slot.ToString()).ShouldBe(["image: [1, 28, 28] x Float32", "label: 1 x Int32 (target)"]);
        train.Image(3).SequenceEqual(Digits.Create(5, 1).Image(3)).ShouldBeTrue();
        test.Labels.ToArray().ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void Gzip_and_subset_names_are_found()
    {
        WriteAll();
        Pack("train-images-idx3-ubyte", "train-first5-images-idx3-ubyte.gz");
        Pack("train-labels-idx1-ubyte", "train-labels.idx1-ubyte.gz");
        Mnist.Load(_folder).Train.Count.ShouldBe(5);
    }

    [Fact]
    public void A_missing_file_is_named_with_what_would_do()
    {
        WriteAll();
        File.Delete(Path.Combine(_folder, "t10k-labels-idx1-ubyte"));
        var error = Should.Throw<FileNotFoundException>(() => Mnist.Load(_folder));
        error.Message.ShouldContain(_folder);
        error.Message.ShouldContain("t10k-labels-idx1-ubyte, t10k-labels-idx1-ubyte.gz");
    }

    [Fact]
    public void Labels_of_another_set_are_refused()
    {
        WriteAll();
        IdxFile.Write(Path.Combine(_folder, "train-labels-idx1-ubyte"), [1, 2, 3], 3);
        Should.Throw<DataFormatException>(() => Mnist.Load(_folder)).Message
            .ShouldContain("at byte 4: expected 5 labels, one per image of ");
    }

    [Fact]
    public void A_label_beyond_nine_is_refused()
    {
        WriteAll();
        IdxFile.Write(Path.Combine(_folder, "train-labels-idx1-ubyte"), [1, 2, 3, 17, 5], 5);
        Should.Throw<DataFormatException>(() => Mnist.Load(_folder)).Message
            .ShouldContain("at byte 11: expected a label from 0 to 9, found 17");
    }

    [Fact]
    public void Images_and_labels_exchanged_are_refused()
    {
        WriteAll();
        Should.Throw<DataFormatException>(() => Mnist.LoadPair(
            Path.Combine(_folder, "train-labels-idx1-ubyte"), Path.Combine(_folder, "train-images-idx3-ubyte")))
            .Message.ShouldContain("expected u8 images [count, height, width], found UInt8 [5]");
    }

    [Fact]
    public void Without_a_folder_digits_are_drawn()
    {
        var (train, test) = Mnist.LoadOrGenerate(null, trainCount: 20, testCount: 10);
        (train.Count, test.Count).ShouldBe((20, 10));
        train.Name.ShouldContain("drawn");
        train.Image(0).SequenceEqual(test.Image(0)).ShouldBeFalse();
    }

    [SkippableFact]
    public void The_real_files_are_read()
    {
        var folder = Path.Combine(Repository.Shared("ML_DATA", "data") ?? "", "mnist");
        Skip.IfNot(Directory.Exists(folder), "There is no MNIST: set ML_DATA to a folder that has a folder mnist.");
        var (train, test) = Mnist.Load(folder);
        (train.Count, test.Count).ShouldBe((60000, 10000));
        train.Labels[..8].ToArray().ShouldBe([5, 0, 4, 1, 9, 2, 1, 3]);
        test.Labels[..8].ToArray().ShouldBe([7, 2, 1, 0, 4, 1, 4, 9]);
    }

    void WriteAll()
    {
        foreach (var part in (string[])["train", "t10k"])
        {
            Digits.Create(5, 1).WriteIdx(
                Path.Combine(_folder, part + "-images-idx3-ubyte"), Path.Combine(_folder, part + "-labels-idx1-ubyte"));
        }
    }

    void Pack(string from, string to)
    {
        File.WriteAllBytes(Path.Combine(_folder, to), IdxSamples.Gzip(File.ReadAllBytes(Path.Combine(_folder, from))));
        File.Delete(Path.Combine(_folder, from));
    }
}
