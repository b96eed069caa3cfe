namespace Ml.Generators.Emitting.Models;

/// <summary>Names of the user's tensors as C# locals that clash with nothing the emitted methods declare.</summary>
internal static class Names
{
    private static readonly HashSet<string> Taken = new(StringComparer.Ordinal)
    {
        "parameters", "state", "gradients", "random", "prepared", "arena", "loss", "args", "begin", "end", "batchCount",
    };

    private static readonly HashSet<string> Keywords = new((
        "abstract as base bool break byte case catch char checked class const continue decimal default "
        + "delegate do double else enum event explicit extern false finally fixed float for foreach goto "
        + "if implicit in int interface internal is lock long namespace new null object operator out "
        + "override params private protected public readonly ref return sbyte sealed short sizeof "
        + "stackalloc static string struct switch this throw true try typeof uint ulong unchecked unsafe "
        + "ushort using virtual void volatile while").Split(' '), StringComparer.Ordinal);

    public static string Tensor(string name)
    {
        string local = char.ToLowerInvariant(name[0]) + name.Substring(1);
        return Taken.Contains(local) ? local + "Tensor" : Escape(local);
    }

    /// <summary>The property or method part of a name.</summary>
    public static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);

    /// <summary>A C# identifier for a name that may be a keyword.</summary>
    public static string Escape(string identifier) => Keywords.Contains(identifier) ? "@" + identifier : identifier;

    public static string Literal(string text) => "\"" + text.Replace("\\", "\\\\").Replace("\"", "\\\"") + "\"";
}
