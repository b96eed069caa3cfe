using Ml.Data;

namespace Ml.Samples.Tests;

/// <summary>samples/Digits on a few drawn digits: what it says, what it leaves, and what it does when it is disturbed.</summary>
public sealed class DigitsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("digits").FullName;

    private string Data => Path.Combine(_folder, "data");

    [Fact]
    public void It_trains_saves_reports_and_ends_with_the_accuracy()
    {
        WriteData(train: 640, test: 100);
        Sample.Result run = Run("a", "--epochs", "2");
        run.Code.ShouldBe(0, run.Text);
        run.LastLine.ShouldMatch(@"^test accuracy: [01]\.\d{4} \(100 images\)$");
        foreach (string file in new[] { "digits.safetensors", "checkpoint.safetensors", "report.html" })
            new FileInfo(Path.Combine(_folder, "a", file)).Length.ShouldBeGreaterThan(1000, file);
    }

    [SkippableFact]
    public void Interrupted_and_resumed_it_ends_with_the_same_bytes()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no kill -INT.");
        WriteData(train: 2000, test: 50);
        Run("whole", "--epochs", "3").Code.ShouldBe(0);

        Sample.Result interrupted = Run("parts", ["--epochs", "3"], interruptAt: "epoch 1/3");
        interrupted.Code.ShouldBe(130, interrupted.Text);
        interrupted.LastLine.ShouldContain("--resume");
        File.Exists(Path.Combine(_folder, "parts", "digits.safetensors")).ShouldBeFalse();

        Sample.Result resumed = Run("parts", "--epochs", "3", "--resume");
        resumed.Code.ShouldBe(0, resumed.Text);
        resumed.Text.ShouldContain("resumed in epoch");
        Weights("parts").ShouldBe(Weights("whole"));
    }

    [Fact]
    public void Resuming_nothing_and_resuming_too_far_are_said()
    {
        WriteData(train: 128, test: 20);
        Run("b", "--epochs", "2", "--resume").Text.ShouldContain("no checkpoint in");
        Sample.Result shorter = Run("b", "--epochs", "1", "--resume");
        shorter.Code.ShouldBe(1);
        shorter.LastLine.ShouldContain("at least as many epochs");
    }

    [Theory]
    [InlineData("--epochs", "abc")]
    [InlineData("--epochs", "0")]
    [InlineData("--epochs", "99999999999")]
    [InlineData("--threads", "-1")]
    [InlineData("--seed", "x")]
    [InlineData("--colour", "red")]
    public void Wrong_options_are_named(string option, string value)
    {
        Sample.Result run = Sample.Run("Digits", [option, value]);
        run.Code.ShouldBe(1);
        run.Text.ShouldNotContain("   at ");
        run.Text.ShouldContain(value == "red" ? option : value is "0" or "-1" ? $"{option} must be at least" : $"'{value}'");
    }

    [Fact]
    public void Damaged_files_are_errors_of_one_line()
    {
        WriteData(train: 64, test: 20);
        string images = Path.Combine(Data, "train-images-idx3-ubyte");
        byte[] whole = File.ReadAllBytes(images);
        File.WriteAllBytes(images, whole[..10]);
        ShouldFail(Run("c"), "train-images-idx3-ubyte");

        File.WriteAllBytes(images, whole);
        Run("c", "--epochs", "1").Code.ShouldBe(0);
        string checkpoint = Path.Combine(_folder, "c", "checkpoint.safetensors");
        File.WriteAllBytes(checkpoint, File.ReadAllBytes(checkpoint)[..1000]);
        ShouldFail(Run("c", "--epochs", "1", "--resume"), "checkpoint.safetensors");
        ShouldFail(Sample.Run("Digits", ["--data", Path.Combine(_folder, "nowhere")]), "nowhere");

        static void ShouldFail(Sample.Result run, string file)
        {
            run.Code.ShouldBe(1, run.Text);
            run.LastLine.ShouldStartWith("error: ");
            run.LastLine.ShouldContain(file);
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private Sample.Result Run(string output, params string[] options) => Run(output, options, interruptAt: null);

    private Sample.Result Run(string output, string[] options, string? interruptAt) =>
        Sample.Run("Digits", ["--data", Data, "--out", Path.Combine(_folder, output), .. options], interruptAt);

    private byte[] Weights(string output) => File.ReadAllBytes(Path.Combine(_folder, output, "digits.safetensors"));

    private void WriteData(int train, int test)
    {
        Directory.CreateDirectory(Data);
        Write("train", Digits.Create(train, seed: 1));
        Write("t10k", Digits.Create(test, seed: 2));

        void Write(string part, LabelledImages images) => images.WriteIdx(
            Path.Combine(Data, part + "-images-idx3-ubyte"), Path.Combine(Data, part + "-labels-idx1-ubyte"));
    }
}
