namespace Ml.Package.Tests;

/// <summary>What lies in the packed files.</summary>
[Collection(nameof(Feed))]
public sealed class PackageContentTests(Feed feed)
{
    [Theory]
    [InlineData("analyzers/dotnet/cs/Ml.Generators.dll")]
    [InlineData("analyzers/dotnet/cs/Ml.CodeFixes.dll")]
    [InlineData("build/Ml.Runtime.props")]
    [InlineData("build/Ml.Runtime.targets")]
    [InlineData("buildTransitive/Ml.Runtime.targets")]
    [InlineData("lib/net9.0/Ml.Runtime.dll")]
    [InlineData("lib/net10.0/Ml.Runtime.dll")]
    [InlineData("lib/net10.0/Ml.Runtime.xml")]
    public void The_runtime_package_brings_compiler_quick_fixes_and_build_settings(string entry) =>
        feed.Entries("Ml.Runtime").ShouldContain(entry);

    [Fact]
    public void The_compiler_is_no_library_of_the_consumer() =>
        feed.Entries("Ml.Runtime").ShouldNotContain(e => e.StartsWith("lib/") && e.Contains("Generators"));

    [Fact]
    public void The_attributes_depend_on_nothing() =>
        feed.Dependencies("Ml.Attributes").ShouldBeEmpty();

    [Fact]
    public void The_runtime_brings_the_attributes() =>
        feed.Dependencies("Ml.Runtime").ShouldContain("Ml.Attributes");
}
