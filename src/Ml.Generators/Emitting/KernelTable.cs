using Ml.Generators.Planning;

namespace Ml.Generators.Emitting;

/// <summary>
/// The kernels of a model by their text: kernels that print the same are one method, so that code grows with distinct
/// layer shapes and not with depth.
/// </summary>
public sealed class KernelTable
{
    private const string Placeholder = "\u0001";

    private readonly Dictionary<string, string> _nameOf = new(StringComparer.Ordinal);
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly List<string> _methods = [];

    /// <summary>Every method's text, in the order of first use.</summary>
    public IReadOnlyList<string> Methods => _methods;

    /// <summary>The method that runs the kernel on the vector type V.</summary>
    public string MethodOf(Kernel kernel) => KernelEmitter.Method(kernel, NameOf(kernel));

    private string NameOf(Kernel kernel)
    {
        string text = KernelEmitter.Write(kernel, Placeholder);
        if (_nameOf.TryGetValue(text, out string? known))
            return known;
        string name = kernel.Recipe;
        for (int i = 2; !_names.Add(name); i++)
        {
            name = kernel.Recipe + (char.IsDigit(kernel.Recipe.Last()) ? "_" : "")
                + i.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        _nameOf[text] = name;
        _methods.Add(text.Replace(Placeholder, name));
        return name;
    }
}
