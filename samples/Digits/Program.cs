using System.CommandLine;
using Ml.Threading;

// Trains a convolutional network on handwritten digits and says how good it is on images it has never seen.
var data = new Option<string?>("--data") { Description = "Folder with the four IDX files of MNIST, plain or gzip. Default: $ML_DATA/mnist, then ../shared/data/mnist, then built-in digits." };
var epochs = new Option<int>("--epochs") { Description = "How often every image is seen.", DefaultValueFactory = _ => 3 };
var seed = new Option<ulong>("--seed") { Description = "The same seed gives the same model.", DefaultValueFactory = _ => 1 };
var threads = new Option<int>("--threads") { Description = "Threads to compute on; 0 is one per processor.", DefaultValueFactory = _ => 0 };
var output = new Option<string>("--out") { Description = "Folder for digits.safetensors, the checkpoint and the report.", DefaultValueFactory = _ => Path.Combine("artifacts", "digits") };
var resume = new Option<bool>("--resume") { Description = "Goes on from the checkpoint in the output folder." };
foreach (Option<int> option in new[] { epochs, threads })
{
    int least = option == epochs ? 1 : 0;
    option.Validators.Add(result =>
    {
        // What is no whole number at all is complained about elsewhere.
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, out int value) && value < least)
            result.AddError($"{option.Name} must be at least {least}.");
    });
}

var command = new RootCommand("Trains a network on handwritten digits with Compiled.") { data, epochs, seed, threads, output, resume };
command.SetAction((arguments, cancellation) => Task.Run(() => Run(
    arguments.GetValue(data), arguments.GetValue(epochs), arguments.GetValue(seed), arguments.GetValue(threads),
    arguments.GetValue(output)!, arguments.GetValue(resume), cancellation), CancellationToken.None));
// Ctrl-C ends training after the step in progress; the time is for the checkpoint.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });

static int Run(string? folder, int epochs, ulong seed, int threads, string output, bool resume, CancellationToken cancellation)
{
    try
    {
        return Train(folder, epochs, seed, threads, output, resume, cancellation);
    }
    catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or InvalidOperationException
        or ArgumentException or DataFormatException or SafetensorsException)
    {
        Console.Error.WriteLine($"error: {problem.Message}");
        return 1;
    }
}

static int Train(string? folder, int epochs, ulong seed, int threads, string output, bool resume, CancellationToken cancellation)
{
    if (threads > 0)
        Team.Threads = threads;
    (LabelledImages train, LabelledImages test) = folder is null ? Mnist.LoadOrGenerate(FindMnist()) : Mnist.Load(folder);
    Console.WriteLine($"data: {train.Name}, {train.Count} images to learn from, {test.Count} to test on");
    Directory.CreateDirectory(output);

    using var model = new DigitNet(seed);
    DigitNet.Info.WriteTo(Console.Out);
    Console.WriteLine();

    string checkpoint = Path.Combine(output, "checkpoint.safetensors");
    if (resume && !File.Exists(checkpoint))
        Console.WriteLine($"no checkpoint in {output}: starting anew");
    var trainer = new Trainer(new AdamW(4e-3f))
    {
        Epochs = epochs,
        Schedule = new Cosine(warmup: 200),
        Seed = seed,
        CheckpointPath = checkpoint,
        Resume = resume,
    };
    TrainingRun run = trainer.Fit(model, train, validation: test, cancellation);
    if (run.Reason == StopReason.Cancelled)
    {
        Console.WriteLine($"stopped after {run.Steps} steps; go on with --resume");
        return 130;
    }

    string weights = Path.Combine(output, "digits.safetensors"), report = Path.Combine(output, "report.html");
    model.Save(weights);
    run.WriteReport(report);
    Console.WriteLine($"saved {weights} and {report}");

    Evaluation evaluation = Trainer.Evaluate(model, test, batchSize: 256);
    Console.WriteLine();
    Console.WriteLine(evaluation.Confusion);
    Console.WriteLine($"test accuracy: {evaluation.Accuracy:F4} ({test.Count} images)");
    return 0;
}

// $ML_DATA/mnist, else shared/data/mnist beside this folder or one above it.
static string? FindMnist()
{
    if (Environment.GetEnvironmentVariable("ML_DATA") is { Length: > 0 } root && Directory.Exists(Path.Combine(root, "mnist")))
        return Path.Combine(root, "mnist");
    for (DirectoryInfo? at = new(Environment.CurrentDirectory); at is not null; at = at.Parent)
    {
        string candidate = Path.Combine(at.FullName, "shared", "data", "mnist");
        if (Directory.Exists(candidate))
            return candidate;
    }

    return null;
}
