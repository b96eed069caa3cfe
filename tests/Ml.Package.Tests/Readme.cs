using System.Text.RegularExpressions;

namespace Ml.Package.Tests;

/// <summary>The README's C#: a whole program, and a model that is declared as a graph.</summary>
static partial class Readme
{
    /// <summary>The lines of the shape error that the README shows.</summary>
    public static IEnumerable<string> ShapeError =>
        Text.Split('\n').SkipWhile(l => !l.Contains("error ML2003")).TakeWhile(l => !l.StartsWith("```", StringComparison.Ordinal)).Select(l => l.TrimEnd());

    /// <summary>What a reader pastes into an empty Program.cs.</summary>
    public static string Program => Block(0);

    static string Text => File.ReadAllText(Path.Combine(Build.Repository, "README.md")).ReplaceLineEndings("\n");

    /// <summary>Writes the declarations of both models: the ones that Consumer/Program.cs runs.</summary>
    public static void WriteModels(string folder)
    {
        File.WriteAllText(Path.Combine(folder, "DigitNet.cs"), Program[Program.IndexOf("[Model]", StringComparison.Ordinal)..]);
        File.WriteAllText(Path.Combine(folder, "Residual.cs"), Block(1));
    }

    static string Block(int at)
    {
        var blocks = Blocks().Matches(Text).Select(m => m.Groups["code"].Value).ToArray();
        blocks.Length.ShouldBe(2, "the README shows a program and a graph model");
        return blocks[at];
    }

    [GeneratedRegex(@"^```csharp\n(?<code>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Blocks();
}
