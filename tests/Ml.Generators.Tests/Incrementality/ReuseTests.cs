using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Ml.Generators.Checking;
using Ml.Generators.Reading.Reuse;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Incrementality;

/// <summary>What an edit makes the analyzers read and check again, and what it does not.</summary>
public sealed class ReuseTests
{
    private const string Models = """
        [Model, Input("batch", 8), Dense(4)]
        public partial class A { const int Unused = 3; }

        [Model]
        public partial class B
        {
            [Dense(5)] private partial Tensor Head(Tensor x);
            Tensor Forward([Shape("batch", Sizes.Width)] Tensor x) => Helpers.Twice(Head(x));
        }

        [Model, Input("batch", 8), Use<A>]
        public partial class C;

        [Model, Input("batch", D.Width), Dense(2)]
        public partial class D { public const int Width = 8; }

        [Model, Input("batch", Indirect.Width), Dense(2)]
        public partial class E;
        """;

    private const string Others = """
        public static class Sizes { public const int Width = 8; }
        public static class Indirect { public const int Width = D.Width; }
        public static class Helpers
        {
            public static Tensor Twice(Tensor x) => x + x;
            public static int Application(int n) { return n + 1; }
        }
        """;

    [Theory]
    [InlineData("Dense(4)", "Dense(4) /* four */")]
    [InlineData("class A {", "class A\n// a comment\n{")]
    [InlineData("Helpers.Twice(Head(x))", "Helpers . Twice( Head( x ) )")]
    [InlineData("return n + 1;", "int m = n; return m * 2;")]
    public void Nothing_is_read_again(string from, string to) => Edited(from, to).ShouldBe("");

    [Theory]
    [InlineData("Dense(4)", "Dense(6)", "A C")]
    [InlineData("Unused = 3", "Unused = 4", "A C")]
    [InlineData("Dense(5)", "Dense(6)", "B")]
    [InlineData("x + x", "x + x + x", "B")]
    [InlineData("Helpers.Twice(Head(x))", "Head(x)", "B")]
    public void Only_what_depends_on_the_edit_is_read_again(string from, string to, string models) => Edited(from, to).ShouldBe(models);

    [Theory]
    [InlineData("class Sizes { public const int Width = 8; }", "class Sizes { public const int Width = 9; }")]
    [InlineData("class D { public const int Width = 8; }", "class D { public const int Width = 9; }")]
    [InlineData("public static class Sizes", "public class DenseAttribute { } public static class Sizes")]
    [InlineData("int n) {", "int n, int more) {")]
    public void A_declaration_that_any_model_may_see_counts_for_all(string from, string to) => Edited(from, to).ShouldBe("A B C D E");

    [Fact]
    public void A_type_that_becomes_a_model_is_one()
    {
        const string Plain = "[Serializable, Input(\"batch\", 8), Dense(4)] public partial class Net;";
        CSharpCompilation before = ModelRun.Compile(Plain);
        Reading("Net", before).Result.ShouldBeNull();
        Reading("Net", Replaced(before, 0, Plain.Replace("Serializable", "Model", StringComparison.Ordinal))).Result.ShouldNotBeNull();
    }

    [Fact]
    public void Positions_are_read_again_where_the_file_is_another()
    {
        CSharpCompilation before = ModelRun.Compile(Models, Others);
        ReadModel first = Reading("A", before, isPlaced: true), other = Reading("D", before, isPlaced: true);
        CSharpCompilation commented = Replaced(before, 0, "// above\n" + Models);

        Reading("A", commented, isPlaced: true).ShouldNotBeSameAs(first);
        Reading("A", commented, isPlaced: true).Result!.Map.Type.SourceTree.ShouldBe(commented.SyntaxTrees[0]);
        Reading("D", Replaced(before, 1, Others + "// below"), isPlaced: true).ShouldBeSameAs(other);
    }

    [Fact]
    public void A_problem_stands_where_it_moved_to()
    {
        const string Broken = "[Model, Input(\"batch\", 8), Dense(4, inputs: 7)] public partial class Moving;";
        foreach (string comment in new[] { "", "// above\n", "/* beside */" })
        {
            Diagnostic found = ModelRun.Of(comment + Broken).Diagnostics.ShouldHaveSingleItem();
            found.Location.SourceTree!.ToString().Substring(found.Location.SourceSpan.Start, found.Location.SourceSpan.Length)
                .ShouldBe("inputs: 7");
        }
    }

    [Fact]
    public void A_model_is_checked_again_only_when_its_spec_is_another()
    {
        const string Broken = "[Model, Input(\"batch\", 8), Dense(4, inputs: 7)] public partial class Checked;";
        var first = ModelCheck.Of(ModelRun.Of(Broken).Spec("Checked"));
        ModelCheck.Of(ModelRun.Of("\n\n" + Broken + "public class Added;").Spec("Checked")).ShouldBeSameAs(first);
        ModelCheck.Of(ModelRun.Of(Broken.Replace("7", "9", StringComparison.Ordinal)).Spec("Checked")).ShouldNotBeSameAs(first);
    }

    [Fact]
    public void The_generator_and_the_analyzers_share_readings()
    {
        ModelRun run = ModelRun.Clean(Models + Others);
        foreach (string model in new[] { "A", "B", "C" })
        {
            Reading(model, run.Output, isPlaced: true).ShouldBeSameAs(Reading(model, run.Input, isPlaced: true));
        }
    }

    /// <summary>The models that an edit of either file makes the reader read again, in order.</summary>
    private static string Edited(string from, string to)
    {
        CSharpCompilation before = ModelRun.Compile(Models, Others);
        string[] names = ["A", "B", "C", "D", "E"];
        ReadModel[] first = [.. names.Select(n => Reading(n, before))];
        int file = Models.Contains(from, StringComparison.Ordinal) ? 0 : 1;
        string text = (file == 0 ? Models : Others).Replace(from, to, StringComparison.Ordinal);
        text.ShouldNotBe(file == 0 ? Models : Others);
        CSharpCompilation after = Replaced(before, file, text);
        return string.Join(" ", names.Where((n, i) => !ReferenceEquals(Reading(n, after), first[i])));
    }

    private static CSharpCompilation Replaced(CSharpCompilation project, int file, string text) => project.ReplaceSyntaxTree(
        project.SyntaxTrees[file], ModelRun.ParseFile(text, project.SyntaxTrees[file].FilePath));

    private static ReadModel Reading(string type, Compilation compilation, bool isPlaced = false) => ModelReadings.Of(
        compilation.GetTypeByMetadataName(type).ShouldNotBeNull(), compilation, isPlaced, CancellationToken.None);
}
