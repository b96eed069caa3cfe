using System.CommandLine;
using System.Globalization;

namespace Ml.Benchmarks.Compiler;

/// <summary>Prints how long the compiler takes and how much it emits.</summary>
static class GeneratorCommand
{
    public const string Name = "generator";

    const int Rounds = 15;

    // The file, what it declares, and an edit that changes the model.
    static readonly (string File, string What, (string From, string To) Change)[] Files =
    [
        ("Cnn4", "4-layer CNN", ("Dense(10)", "Dense(11)")),
        ("Mlp12", "12-block transformer-shaped MLP", ("Dense(10)", "Dense(11)")),
        ("DigitNet", "DigitNet", ("Dense(10)", "Dense(11)")),
    ];

    public static Command Create()
    {
        var here = new Option<string?>("--here") { Description = "Measures one file in this process and prints plain figures; what the command itself starts.", Hidden = true };
        var command = new Command(Name, "Time and output of the compiler for whole models, each in a process of its own.") { here };
        command.SetAction(arguments => Run(arguments.GetValue(here)));
        return command;
    }

    static int Run(string? here)
    {
        if (here is not null)
        {
            Console.Write(GeneratorTimes.Measure(here, Files.First(f => f.File == here).Change, Rounds).Print());
            return 0;
        }

        Console.WriteLine("| model | lines | kB | first run, ms | warm run, ms | edit of the model, ms | comment above it, ms | edit elsewhere, ms |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|");
        foreach ((string file, string what, _) in Files)
        {
            GeneratorTimes t = GeneratorTimes.MeasureElsewhere(file);
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"| {what} | {t.Lines} | {t.Bytes / 1000} | {t.Cold:f0} | {t.Warm:f1} | {t.Edit:f1} | {t.Comment:f2} | {t.EditElsewhere:f2} |"));
        }

        return 0;
    }
}
