using System.Reflection;

namespace Ml.Architecture.Tests;

/// <summary>The walls between the assemblies, and the one around Roslyn.</summary>
public sealed class BoundaryTests
{
    // ModelCompiler.cs is the compiler without Roslyn: specs in, text out.
    [Fact]
    public void Only_the_door_knows_Roslyn()
    {
        var project = SourceProject.Of("Ml.Generators");

        project.FilesUsingRoslyn()
            .Where(f => project.FolderOf(Path.Combine(Repository.Root, f)) is not ("Reading" or "Diagnostics" or "Diagnostics/Analyzers" or ""))
            .Concat(project.FilesUsingRoslyn().Where(f => f.EndsWith("/ModelCompiler.cs", StringComparison.Ordinal)))
            .ShouldBeEmpty("only Reading, Diagnostics and the entry files may import Microsoft.CodeAnalysis");
    }

    [Theory]
    [InlineData("Ml.Generators", "Ml.")]
    [InlineData("Ml.Attributes", "Ml.", "Microsoft.", "Spectre.")]
    [InlineData("Ml.Runtime", "Microsoft.CodeAnalysis", "Ml.Generators", "Ml.CodeFixes")]
    [InlineData("Ml.CodeFixes", "Ml.Runtime", "Ml.Attributes")]
    public void An_assembly_does_not_reference(string name, params string[] forbidden) =>
        Assembly.Load(name).GetReferencedAssemblies().Select(a => a.Name!)
            .Where(reference => forbidden.Any(reference.StartsWith))
            .ShouldBeEmpty();
}
