using System.Globalization;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ml.Benchmarks.Compiler;

/// <summary>A model compiled in memory with a clock around every launch.</summary>
sealed class ProfiledModel : IDisposable
{
    readonly double[] _least;
    readonly Action _endOfRun;
    readonly FieldInfo _read;

    ProfiledModel(ITrainable model, IReadOnlyList<Launch> launches, Type clock)
    {
        (Model, Launches) = (model, launches);
        _least = (double[])clock.GetField("Least")!.GetValue(null)!;
        _read = clock.GetField("Read")!;
        _endOfRun = clock.GetMethod("EndOfRun")!.CreateDelegate<Action>();
    }

    public ITrainable Model { get; }

    public IReadOnlyList<Launch> Launches { get; }

    /// <summary>Least seconds of each launch over all runs since <see cref="Start"/>; 0 for launches that did not run.</summary>
    public ReadOnlySpan<double> Seconds => _least;

    /// <summary>Compiles a file of models.</summary>
    /// <param name="name">The file and the model in it.</param>
    public static ProfiledModel Compile(string name)
    {
        string text = DeclaredModel.Text(name);
        GeneratorDriverRunResult generated = DeclaredModel.NewDriver().RunGenerators(DeclaredModel.Project(text)).GetRunResult();
        List<Launch> launches = [];
        List<string> files = [text];
        string[] emitted = [.. generated.GeneratedTrees.Select(tree => tree.ToString())];
        var summaries = Instrumentation.Summaries(emitted);
        files.AddRange(emitted.Select(file => Instrumentation.AddClocks(file, summaries, launches)));
        files.Add(Instrumentation.Clock.Replace("COUNT", launches.Count.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));

        using var image = new MemoryStream();
        var result = DeclaredModel.Project(files).Emit(image);
        if (!result.Success)
            throw new InvalidOperationException(string.Join('\n', result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).Take(5)));
        Assembly assembly = Assembly.Load(image.ToArray());
        Type type = assembly.GetExportedTypes().Single(t => t.Name == name);
        return Activator.CreateInstance(type, 1UL) is ITrainable model
            ? new ProfiledModel(model, launches, assembly.GetType("LaunchClock")!)
            : throw new InvalidOperationException($"{name} has no loss, so nothing to profile in training");
    }

    /// <summary>Ends one run: its times count.</summary>
    public void EndOfRun() => _endOfRun();

    /// <summary>Starts anew, with a clock that gives seconds.</summary>
    public void Start(Func<double> clock)
    {
        _read.SetValue(null, clock);
        Array.Clear(_least);
    }

    public void Dispose() => Model.Dispose();
}
