using Ml.Generators.Ops;

namespace Ml.Generators.Tests.Ops;

/// <summary>What every composite owes its user.</summary>
public class SignatureTests
{
    public static TheoryData<string> Names => [.. Composite.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_signature_says_what_it_is_and_takes(string name)
    {
        Signature s = Composite.All[name].Signature;

        s.Summary.ShouldEndWith(".");
        s.Formula.ShouldNotBeEmpty();
        s.ShapeRule.ShouldNotBeEmpty();
        s.Arguments.ShouldAllBe(a => a.Doc.EndsWith('.'));
        s.Operands.ShouldAllBe(o => o.Doc.EndsWith('.'));
        s.Weights.ShouldAllBe(w => w.Doc.EndsWith('.'));
        s.Arguments.Select(a => a.Name).Concat(s.Operands.Select(o => o.Name)).ShouldBeUnique();
        s.Operands.SkipWhile(o => !o.IsOptional).ShouldAllBe(o => o.IsOptional);
    }
}
