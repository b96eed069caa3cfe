using Ml.Testing;
using Ml.Testing.Docs;

namespace Ml.Generators.Tests.Ops;

public class OperatorsPageTests
{
    [Fact]
    public void The_page_of_operators_is_what_the_code_says()
    {
        string path = Path.Combine(Repository.Root, "docs", "operators.md"), page = OperatorsPage.Write();
        if (Repository.UpdatesFiles)
            File.WriteAllText(path, page);

        File.ReadAllText(path).ReplaceLineEndings("\n").ShouldBe(page);
    }
}
