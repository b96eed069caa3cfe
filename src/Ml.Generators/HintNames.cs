using Ml.Generators.Emitting;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>The names of generated files, which Roslyn compares without regard to case.</summary>
internal static class HintNames
{
    private const string Extension = ".g.cs";

    /// <summary>"Namespace.Outer+Net.g.cs".</summary>
    public static string Of(ModelSpec spec)
    {
        string type = string.Join("+", spec.Containers.Select(c => c.Split(' ').Last()).Append(spec.Name));
        string name = (spec.Namespace.Length > 0 ? spec.Namespace + "." : "") + type;
        return name.Replace("@", "").Replace('<', '{').Replace('>', '}') + Extension;
    }

    /// <summary>"Ml.Kernels.MatMul_5f3a9c0e21.g.cs".</summary>
    public static string Of(KernelSource kernel) => $"Ml.Kernels.{kernel.Name}{Extension}";

    /// <summary>
    /// Those of which another differs only in case, sorted so that the order of models does not matter.
    /// </summary>
    public static EquatableArray<string> Shared(IEnumerable<string> names) => names
        .GroupBy(n => n, StringComparer.OrdinalIgnoreCase).Where(g => g.Skip(1).Any()).SelectMany(g => g)
        .OrderBy(n => n, StringComparer.Ordinal).ToEquatableArray();

    /// <summary>The name, with its number among those that differ only in case.</summary>
    public static string Distinct(string name, EquatableArray<string> shared)
    {
        if (!shared.Contains(name))
            return name;
        int number = shared.Where(s => string.Equals(s, name, StringComparison.OrdinalIgnoreCase)).ToList()
            .IndexOf(name);
        return $"{name.Substring(0, name.Length - Extension.Length)}.{number + 1}{Extension}";
    }
}
