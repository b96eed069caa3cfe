using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Ml.Benchmarks.Compiler;

/// <summary>How long the compiler takes for one file of models; times in milliseconds.</summary>
/// <param name="Lines">Lines it emits.</param>
/// <param name="Bytes">Bytes it emits.</param>
/// <param name="Cold">Its first run in a new process, its own JIT included.</param>
/// <param name="Warm">A later run that has cached nothing.</param>
/// <param name="EditElsewhere">A run after a space was typed into another file.</param>
/// <param name="Comment">A run after a comment was typed above the model.</param>
/// <param name="Edit">A run after the model itself was changed.</param>
sealed record GeneratorTimes(int Lines, int Bytes, double Cold, double Warm, double EditElsewhere, double Comment, double Edit)
{
    const string OtherFile = "class Elsewhere { static int Two() => 2; }";

    const int Edits = 20;

    /// <summary>Measures in this process, which must not have compiled a model before.</summary>
    /// <param name="name">The file.</param>
    /// <param name="change">A text in it and what an edit makes of it.</param>
    /// <param name="rounds">Warm runs; the best counts.</param>
    public static GeneratorTimes Measure(string name, (string From, string To) change, int rounds)
    {
        string text = DeclaredModel.Text(name);
        GeneratorDriver driver = DeclaredModel.NewDriver();
        double cold = Time(DeclaredModel.Project(text, OtherFile), ref driver);
        string[] emitted = driver.GetRunResult().GeneratedTrees.Select(t => t.ToString()).ToArray();

        double warm = double.PositiveInfinity, edit = double.PositiveInfinity;
        for (int round = 0; round < rounds; round++)
        {
            driver = DeclaredModel.NewDriver();
            warm = Math.Min(warm, Time(DeclaredModel.Project(text, OtherFile), ref driver));
            edit = Math.Min(edit, Time(DeclaredModel.Project(text.Replace(change.From, change.To, StringComparison.Ordinal), OtherFile), ref driver));
        }

        double elsewhere = Edited(ref driver, text, (project, spaces) => Replace(project, 1, OtherFile + spaces));
        double comment = Edited(ref driver, text, (project, spaces) => Replace(project, 0, "//" + spaces + "\n" + text));
        return new GeneratorTimes(
            emitted.Sum(e => e.Count(c => c == '\n')), emitted.Sum(Encoding.UTF8.GetByteCount), cold, warm, elsewhere, comment, edit);
    }

    /// <summary>Measures in a process of its own.</summary>
    public static GeneratorTimes MeasureElsewhere(string name)
    {
        string program = Environment.ProcessPath!;
        string[] prefix = Path.GetFileNameWithoutExtension(program) == "dotnet" ? [typeof(GeneratorTimes).Assembly.Location] : [];
        var start = new ProcessStartInfo(program, [.. prefix, GeneratorCommand.Name, "--here", name])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        // As in a compiler: this program itself runs without tiers.
        start.Environment["DOTNET_TieredCompilation"] = "1";
        start.Environment["DOTNET_TieredPGO"] = "1";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? Parse(output) : throw new InvalidOperationException($"measuring {name} failed: {output}");
    }

    /// <summary>The figures, separated by spaces.</summary>
    public string Print() => string.Create(CultureInfo.InvariantCulture, $"{Lines} {Bytes} {Cold} {Warm} {EditElsewhere} {Comment} {Edit}");

    static GeneratorTimes Parse(string text)
    {
        double[] n = text.Split(' ').Select(t => double.Parse(t, CultureInfo.InvariantCulture)).ToArray();
        return new GeneratorTimes((int)n[0], (int)n[1], n[2], n[3], n[4], n[5], n[6]);
    }

    static double Edited(ref GeneratorDriver driver, string text, Func<CSharpCompilation, string, CSharpCompilation> edit)
    {
        CSharpCompilation project = DeclaredModel.Project(text, OtherFile);
        Time(project, ref driver);
        double best = double.PositiveInfinity;
        for (int i = 1; i <= Edits; i++)
            best = Math.Min(best, Time(edit(project, new string(' ', i)), ref driver));
        return best;
    }

    static CSharpCompilation Replace(CSharpCompilation project, int file, string text) => project.ReplaceSyntaxTree(
        project.SyntaxTrees[file], CSharpSyntaxTree.ParseText(text, DeclaredModel.Options, project.SyntaxTrees[file].FilePath));

    static double Time(CSharpCompilation project, ref GeneratorDriver driver)
    {
        long start = Stopwatch.GetTimestamp();
        driver = driver.RunGenerators(project);
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }
}
