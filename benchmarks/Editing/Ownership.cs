namespace Ml.Editing;

/// <summary>Which generated files an edit may write anew: those of the edited file's model and of models made of it.</summary>
/// <remarks>A file of <see cref="Declarations"/> is called like the model in it, and so are generated files.</remarks>
public static class Ownership
{
    /// <summary>Whether a generated file is not the edited file's.</summary>
    /// <param name="generated">The generated file's name.</param>
    /// <param name="edited">The edited file.</param>
    public static bool IsOfAnother(string generated, string edited)
    {
        string model = Path.GetFileNameWithoutExtension(edited), owner = generated.Split('.')[0];
        return owner != model && !Uses(owner, model);
    }

    private static bool Uses(string owner, string model) => Declarations.All.Any(d =>
        d.File == owner + ".cs" && d.Text.Contains($"Use<{model}>", StringComparison.Ordinal));
}
