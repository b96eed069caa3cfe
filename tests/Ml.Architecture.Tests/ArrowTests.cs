namespace Ml.Architecture.Tests;

/// <summary>Folders use only what docs/architecture.md lets them use.</summary>
public sealed class ArrowTests
{
    [Theory]
    [InlineData("Ml.Generators")]
    [InlineData("Ml.Runtime")]
    public void No_folder_uses_another_that_the_page_does_not_allow(string name)
    {
        var project = SourceProject.Of(name);
        var allowed = ArrowTable.Of(name).ToDictionary(r => r.Folder, r => r.MayUse, StringComparer.Ordinal);

        project.Unresolved().ShouldBeEmpty("the sources must be understood before their arrows can be");
        project.Uses()
            .Where(u => u.From.Length > 0 && !(allowed.TryGetValue(u.From, out var uses) && uses.Contains(u.To)))
            .Select(u => $"{u.From} -> {u.To}   {u.Where}")
            .ShouldBeEmpty("arrows that docs/architecture.md does not allow");
    }

    [Theory]
    [InlineData("Ml.Generators")]
    [InlineData("Ml.Runtime")]
    public void Nothing_in_a_folder_uses_the_entry_files(string name) =>
        SourceProject.Of(name).Uses().Where(u => u.To.Length == 0).Select(u => $"{u.From}: {u.Where}").ShouldBeEmpty();

    [Theory]
    [InlineData("Ml.Generators")]
    [InlineData("Ml.Runtime")]
    public void Every_folder_has_its_line_on_the_page(string name) =>
        Repository.Sources($"src/{name}").Select(SourceProject.Of(name).FolderOf).Where(f => f.Length > 0)
            .Except(ArrowTable.Of(name).Select(r => r.Folder), StringComparer.Ordinal)
            .ShouldBeEmpty("folders that docs/architecture.md does not describe");

    [Theory]
    [InlineData("Ml.Generators")]
    [InlineData("Ml.Runtime")]
    public void Arrows_point_down_the_page(string name)
    {
        var rows = ArrowTable.Of(name);
        var order = rows.Select((r, at) => (r.Folder, at)).ToDictionary(r => r.Folder, r => r.at, StringComparer.Ordinal);

        rows.SelectMany(r => r.MayUse.Where(to => !order.TryGetValue(to, out var at) || at <= order[r.Folder]).Select(to => $"{r.Folder} -> {to}"))
            .ShouldBeEmpty("each may use only folders listed below it, so there is no cycle");
    }
}
