namespace Ml.Generators.Specs;

/// <summary>
/// The members that the compiler adds to a model's type: nothing else in it may have such a name, except overloads of
/// the methods.
/// </summary>
public static class MemberNames
{
    private static readonly HashSet<string> Single = new(StringComparer.Ordinal)
    {
        "ParameterCount", "Info", "Description", "Parameters", "State", "Gradients", "Randomness", "Session",
        "ParameterTable", "StateTable", "WorkspaceBytesOfOne", "Broken", "_own", "_memory",
    };

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal)
    {
        "Predict", "ComputeLoss", "Backpropagate", "NewSession", "Save", "Load", "Dispose",
    };

    /// <summary>Whether an added member has the name.</summary>
    public static bool IsTaken(string name) => Single.Contains(name) || Methods.Contains(name);

    /// <summary>Whether the added members of the name are methods, which others may overload.</summary>
    public static bool CanBeOverloaded(string name) => Methods.Contains(name);
}
