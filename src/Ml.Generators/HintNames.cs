using Ml.Generators.Emitting;
using Ml.Generators.Specs;

namespace Ml.Generators;

/// <summary>The names of generated files, which Roslyn compares without regard to case.</summary>
internal static class HintNames
{
    /// <summary>What each ends with.</summary>
    public const string Extension = ".g.cs";

    /// <summary>"Namespace.Outer+Net.g.cs".</summary>
    public static string Of(ModelSpec spec)
    {
        string type = string.Join("+", spec.Containers.Select(c => c.Split(' ').Last()).Append(spec.Name));
        string name = (spec.Namespace.Length > 0 ? spec.Namespace + "." : "") + type;
        return name.Replace("@", "").Replace('<', '{').Replace('>', '}') + Extension;
    }

    /// <summary>"Ml.Kernels.MatMul_5f3a9c0e21.g.cs".</summary>
    public static string Of(KernelSource kernel) => $"Ml.Kernels.{kernel.Name}{Extension}";
}
