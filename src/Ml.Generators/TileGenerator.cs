using Microsoft.CodeAnalysis;
using Ml.Generators.Emitting.Tiles;

namespace Ml.Generators;

/// <summary>
/// Writes the register tiles that contractions choose among. Runs only while Ml.Runtime itself is compiled.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class TileGenerator : IIncrementalGenerator
{
    private const string RuntimeAssembly = "Ml.Runtime";

    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<string?> assembly =
            context.CompilationProvider.Select(static (c, _) => c.AssemblyName);
        context.RegisterSourceOutput(assembly, static (output, name) =>
        {
            if (name != RuntimeAssembly)
                return;
            foreach (RegisterTile tile in RegisterTile.All)
                output.AddSource($"{tile.Name}.g.cs", RegisterTileText.Write(tile));
        });
    }
}
