using Microsoft.CodeAnalysis;
using Ml.Generators.Ops;
using Ml.Generators.Surface;

namespace Ml.Generators;

/// <summary>
/// Writes what users declare with, the layer attributes and the functions of Ml.Functions, from the compiler's own
/// table of composites. Runs only while Ml.Attributes itself is compiled.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class SurfaceGenerator : IIncrementalGenerator
{
    private const string SurfaceAssembly = "Ml.Attributes";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<string?> assembly =
            context.CompilationProvider.Select(static (c, _) => c.AssemblyName);
        context.RegisterSourceOutput(assembly, static (output, name) =>
        {
            if (name != SurfaceAssembly)
                return;
            foreach (Composite composite in Composite.All.Values)
            {
                Signature signature = composite.Signature;
                if (signature.Forms.HasFlag(Forms.Layer) || signature.Forms.HasFlag(Forms.Loss))
                    output.AddSource($"{signature.Name}Attribute.g.cs", AttributeText.Write(signature));
                if (signature.Forms.HasFlag(Forms.Function))
                    output.AddSource($"Functions.{signature.Name}.g.cs", FunctionText.Write(signature));
            }
        });
    }
}
