using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Incrementality;

/// <summary>What an edit makes the generator do again, and what it does not. Steps: read, spec, compile.</summary>
public sealed class CachingTests
{
    /// <summary>Read again, equal (so the step that follows the reading sees no change), nothing else ran.</summary>
    private const string Untouched = "Cached Cached Cached";

    /// <summary>Lines moved, which only full checks care for: the spec is equal, nothing was compiled.</summary>
    private const string Moved = "Modified Unchanged Cached";

    /// <summary>The spec changed, so it was compiled, and the text is another.</summary>
    private const string Compiled = "Modified Modified Modified";

    private const string TwoModels = """
        [Model, Input("batch", 8), Dense(4)]
        public partial class A;
        [Model, Input("batch", 8), Dense(5)]
        public partial class B;
        """;

    [Theory]
    [InlineData("Dense(4)]", "Dense(4) /* units */]")]
    [InlineData("Dense(4)]", "Dense( 4 ) ]")]
    [InlineData("Dense(4)]", "Dense(2 + 2)]", Compiled)]
    [InlineData("class A;", "class A { }")]
    [InlineData("class A;", "class A { int unrelated; }")]
    public void An_edit_within_a_line_that_leaves_the_model_equal_compiles_nothing(string from, string to, string reason = Untouched)
    {
        StepReasons steps = StepReasons.AfterEdit(TwoModels, TwoModels.Replace(from, to, StringComparison.Ordinal));

        steps.Of("A").ShouldBe(reason);
        steps.Of("B").ShouldBe(Untouched);
    }

    [Fact]
    public void A_comment_line_moves_what_is_below_it_and_compiles_nothing()
    {
        StepReasons steps = StepReasons.AfterEdit(TwoModels, "// a comment\n\n" + TwoModels);

        steps.Of("A").ShouldBe(Moved);
        steps.Of("B").ShouldBe(Moved);
    }

    [Fact]
    public void With_full_checks_lines_are_part_of_the_model()
    {
        StepReasons steps = StepReasons.AfterEdit(TwoModels, "// a comment\n\n" + TwoModels, checks: "full");

        steps.Of("A").ShouldBe(Compiled);
    }

    [Fact]
    public void An_edit_in_another_file_compiles_nothing()
    {
        StepReasons steps = StepReasons.AfterEdit(TwoModels, TwoModels, other: "class Other { int more; }");

        steps.Of("A").ShouldBe(Untouched);
        steps.Of("B").ShouldBe(Untouched);
    }

    [Theory]
    [InlineData("Dense(4)", "Dense(6)")]
    [InlineData("Input(\"batch\", 8), Dense(4)", "Input(\"batch\", 9), Dense(4)")]
    [InlineData("Dense(4)", "Dense(4), Relu")]
    [InlineData("class A;", "class A { [Dense(3)] private partial Tensor L(Tensor x); }")]
    public void An_edit_of_one_model_compiles_it_and_leaves_the_other(string from, string to)
    {
        StepReasons steps = StepReasons.AfterEdit(TwoModels, TwoModels.Replace(from, to, StringComparison.Ordinal));

        steps.Of("A").ShouldBe(Compiled);
        steps.Of("B").ShouldBe(Untouched);
    }

    [Theory]
    [InlineData("Tensor y = Inner(x); return Head(y);", "Tensor renamed = Inner(x); return Head(renamed);")]
    [InlineData("return Head(Inner(x));", "{ return Head(Inner(x)); }")]
    public void A_rewrite_that_means_the_same_compiles_nothing(string from, string to) =>
        StepReasons.AfterEdit(Declare.Forward(from), Declare.Forward(to)).Of("Net").ShouldBe(Untouched);

    [Fact]
    public void A_used_model_is_part_of_the_model_that_uses_it()
    {
        const string Source = """
            [Model, Input("batch", 8), Dense(8)] public partial class Block;
            [Model, Input("batch", 8), Use<Block>(repeat: 2)] public partial class Outer;
            """;

        StepReasons.AfterEdit(Source, Source.Replace("Dense(8)", "Dense(8), Relu", StringComparison.Ordinal)).Of("Outer").ShouldBe(Compiled);
    }

    [Fact]
    public void Equal_declarations_give_equal_specs() =>
        ModelRun.Of(Samples.Everything).Spec().ShouldBe(ModelRun.Of(Samples.Everything).Spec());

    [Fact]
    public void Nothing_of_Roslyn_is_kept()
    {
        string source = $"{Samples.DigitNet}\n{Samples.CharGpt}\n{Samples.Everything.Replace("namespace Everything;", "", StringComparison.Ordinal)}";
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        foreach (object value in StepReasons.AfterEdit(source, source + "//").KeptByUs)
            Walk(value, value.GetType().Name, seen);
        seen.Count.ShouldBeGreaterThan(100);
    }

    private static void Walk(object? value, string path, HashSet<object> seen)
    {
        if (value is null || value is string || value.GetType().IsPrimitive || value is Delegate || !seen.Add(value))
            return;
        Type type = value.GetType();
        (type.Assembly.GetName().Name ?? "").StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal)
            .ShouldBeFalse($"{path} is a {type}");
        if (value is System.Collections.IEnumerable items)
        {
            foreach (object? item in items)
                Walk(item, path + "[]", seen);
            if (type.IsArray)
                return;
        }

        for (Type? t = type; t is not null && t.Namespace?.StartsWith("System", StringComparison.Ordinal) != true; t = t.BaseType)
        {
            foreach (var field in t.GetFields(
                System.Reflection.BindingFlags.Instance | System.Reflection.BindingFlags.Public | System.Reflection.BindingFlags.NonPublic
                | System.Reflection.BindingFlags.DeclaredOnly))
            {
                Walk(field.GetValue(value), $"{path}.{field.Name}", seen);
            }
        }
    }
}
