using System.Runtime.CompilerServices;
using Ml.Testing;

namespace Ml.Models.Tests.Support;

/// <summary>
/// Text compared with a file of the repository: Class.Method.verified.txt is what is right, Class.Method.received.txt is
/// written when it differs. ML_UPDATE=1 accepts what is received.
/// </summary>
public static class Snapshot
{
    /// <param name="text">What is checked.</param>
    /// <param name="type">The test class.</param>
    /// <param name="method">The test method.</param>
    public static void Verify(string text, Type type, [CallerMemberName] string method = "")
    {
        string folder = Path.Combine(Repository.Root, "tests", type.Assembly.GetName().Name!, "Snapshots");
        string verified = Path.Combine(folder, $"{type.Name}.{method}.verified.txt");
        string received = Path.Combine(folder, $"{type.Name}.{method}.received.txt");
        string found = text.ReplaceLineEndings("\n");
        if (Repository.UpdatesFiles)
        {
            Directory.CreateDirectory(folder);
            File.WriteAllText(verified, found);
        }

        string expected = File.Exists(verified) ? File.ReadAllText(verified).ReplaceLineEndings("\n") : "";
        File.Delete(received);
        if (found == expected)
            return;

        File.WriteAllText(received, found);
        string[] left = expected.Split('\n'), right = found.Split('\n');
        int line = left.Zip(right).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail(
            $"{Path.GetFileName(received)} differs from {Path.GetFileName(verified)} at line {line + 1}:\n"
            + $"  expected: {left.ElementAtOrDefault(line)}\n  received: {right.ElementAtOrDefault(line)}\n"
            + "When the change is meant, run the test with ML_UPDATE=1 and review the difference.");
    }
}
