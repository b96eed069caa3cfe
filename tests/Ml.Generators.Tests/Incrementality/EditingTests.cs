using Ml.Editing;
using Ml.Generators.Tests.Language;

namespace Ml.Generators.Tests.Incrementality;

/// <summary>What typing into a project of many models makes the generator write again: benchmarks/Editing, counted.</summary>
public sealed class EditingTests
{
    // The first keys of every entry, or all of them.
    private static int KeysOfEach => Environment.GetEnvironmentVariable("ML_LONG") == "1" ? int.MaxValue : 2;

    [Fact]
    public void Typing_rewrites_the_models_that_are_typed_into_and_no_other()
    {
        EditedProject project = EditedProject.Of(Declarations.All, References.All);
        project.Generate();
        Dictionary<string, string> atFirst = Texts(project);
        foreach (Typing typing in TypedText.All)
        {
            string before = project.TextOf(typing.File);
            foreach (Edit edit in typing.EditsOf(before).Take(KeysOfEach))
            {
                project.Apply(edit);
                IReadOnlyList<string> rewritten = project.Generate();

                rewritten.Where(name => Ownership.IsOfAnother(name, edit.File))
                    .ShouldBeEmpty($"{edit} wrote another model's file");
                if (edit.ChangesNoModel)
                    rewritten.ShouldBeEmpty($"{edit} changes no model");
            }

            project.Restore(typing.File, before);
            project.Generate();
        }

        Texts(project).ShouldBe(atFirst, "every edit was taken back");
    }

    private static Dictionary<string, string> Texts(EditedProject project) =>
        project.Generated.ToDictionary(f => f.Name, f => f.Text.ToString(), StringComparer.Ordinal);
}
