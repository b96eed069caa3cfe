using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Ml.Benchmarks.Shares;
using Ml.Numerics;
using Ml.Threading;

namespace Ml.Benchmarks.Compiler;

/// <summary>Prints where a model's time goes: one line per launch of a kernel.</summary>
static class ProfileCommand
{
    const int WarmUp = 5;

    const double LongRun = 1e-3;

    public static Command Create()
    {
        var model = new Argument<string>("model") { Description = "A file of benchmarks/Ml.Benchmarks/Models, or DigitNet.", DefaultValueFactory = _ => "DigitNet" };
        var batch = new Option<int>("--batch") { Description = "Examples.", DefaultValueFactory = _ => 1 };
        var train = new Option<bool>("--train") { Description = "Backpropagate instead of Predict." };
        var rounds = new Option<int>("--rounds") { Description = "Runs; each launch stands with its best.", DefaultValueFactory = _ => 1000 };
        var threads = new Option<int>("--threads") { Description = "Threads to compute on.", DefaultValueFactory = _ => 1 };
        var command = new Command("profile", "Time of every kernel launch in Predict or Backpropagate.") { model, batch, train, rounds, threads };
        command.SetAction(a => Run(a.GetValue(model)!, a.GetValue(batch), a.GetValue(train), a.GetValue(rounds), a.GetValue(threads)));
        return command;
    }

    static int Run(string name, int count, bool train, int rounds, int threads)
    {
        Team.Threads = threads;
        using ProfiledModel profiled = ProfiledModel.Compile(name);
        Batch batch = Fill(profiled.Model, count);
        Batch outputs = Batch.ForOutputs(profiled.Model.Description);
        void Call()
        {
            if (train)
                profiled.Model.Backpropagate(batch);
            else
                profiled.Model.Predict(batch, outputs);
            profiled.EndOfRun();
        }

        Func<double> clock = WallClock;
        for (int i = 0; i < WarmUp; i++)
        {
            // Reading the thread's clock costs a call into the system: too much beside launches of a microsecond.
            double start = WallClock();
            profiled.Start(clock);
            Call();
            clock = threads == 1 && WallClock() - start > LongRun ? () => ThreadClock.Seconds : WallClock;
        }

        profiled.Start(clock);
        double whole = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            double start = clock();
            Call();
            whole = Math.Min(whole, clock() - start);
        }

        Print(profiled, whole, FormattableString.Invariant(
            $"{name}, {(train ? "forward and backward" : "forward")}, batch {count}, {threads} thread(s), {Simd.Width}, each launch's best of {rounds}"));
        return 0;
    }

    static double WallClock() => Stopwatch.GetTimestamp() / (double)Stopwatch.Frequency;

    static void Print(ProfiledModel profiled, double whole, string title)
    {
        whole *= 1e6;
        double total = 0;
        Console.WriteLine(title);
        Console.WriteLine();
        Console.WriteLine("| layer | kernel | us | share | what |");
        Console.WriteLine("|---|---|---:|---:|---|");
        for (int i = 0; i < profiled.Launches.Count; i++)
        {
            if (profiled.Seconds[i] == 0)
                continue;
            (Launch launch, double us) = (profiled.Launches[i], profiled.Seconds[i] * 1e6);
            total += us;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {launch.Layer} | {launch.Kernel} | {us:f1} | {us / whole:p1} | {launch.Summary} |"));
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| all launches | | {total:f1} | {total / whole:p1} | |"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| best whole run | | {whole:f1} | | |"));
    }

    static Batch Fill(ITrainable model, int count)
    {
        Batch batch = Batch.For(model.Description);
        batch.Reset(count);
        TensorInfo[] tensors = [.. model.Description.Inputs, .. model.Description.Targets];
        for (int slot = 0; slot < tensors.Length; slot++)
        {
            // "[batch, 1, 28, 28]": the named size is the batch's.
            int length = tensors[slot].Shape.Trim('[', ']').Split(", ")
                .Aggregate(1, (n, size) => n * (int.TryParse(size, CultureInfo.InvariantCulture, out int known) ? known : count));
            if (tensors[slot].Element == ElementKind.Float32)
                Examples.Floats(length).CopyTo(batch.FillFloats(slot, length));
            else
                Examples.Labels(length).CopyTo(batch.FillIntegers(slot, length));
        }

        return batch;
    }
}
