using System.Reflection;

namespace Ml.Editing;

/// <summary>The files of the project that is edited: two ways to write a language model, other models, other code.</summary>
public static class Declarations
{
    private const string Prefix = "Declarations.";

    private const string Usings = """
        global using System;
        global using Ml;
        global using static Ml.Functions;
        """;

    /// <summary>Every file with its text, in the order of names.</summary>
    public static IReadOnlyList<(string File, string Text)> All { get; } =
    [
        .. typeof(Declarations).Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal).Select(name => (name[Prefix.Length..], Read(name))),
        ("Usings.cs", Usings),
    ];

    private static string Read(string resource)
    {
        Assembly assembly = typeof(Declarations).Assembly;
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
