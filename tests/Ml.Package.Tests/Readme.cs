using System.Text.RegularExpressions;

namespace Ml.Package.Tests;

/// <summary>
/// The README's C# as source files of a consumer: what a reader copies compiles, and the models it declares are the ones
/// that Consumer/Program.cs runs.
/// </summary>
static partial class Readme
{
    /// <summary>The lines of the shape error that the README shows.</summary>
    public static IEnumerable<string> ShapeError =>
        Text.Split('\n').SkipWhile(l => !l.Contains("error ML2003")).TakeWhile(l => !l.StartsWith("```", StringComparison.Ordinal)).Select(l => l.TrimEnd());

    static string Text => File.ReadAllText(Path.Combine(Build.Repository, "README.md"));

    public static void WriteSources(string folder)
    {
        var blocks = Blocks().Matches(Text).Select(m => m.Groups["code"].Value).ToArray();
        blocks.Length.ShouldBeGreaterThanOrEqualTo(3, "the README shows a declaration, its use, and a graph model");
        foreach (var (code, at) in blocks.Select((code, at) => (code, at)))
        {
            // A declaration is a file; anything else is the body of a program, of which only one may run.
            var source = code.StartsWith("using Ml;", StringComparison.Ordinal)
                ? code
                : $"static class ReadmeBlock{at}\n{{\n    public static void Use(float[] image)\n    {{\n{code}\n    }}\n}}\n";
            File.WriteAllText(Path.Combine(folder, $"Readme{at}.cs"), source);
        }
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
