using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>Elements in other places, whatever they are: their bits go unchanged.</summary>
public abstract record Move : Primitive
{
    public override string Family => "move";

    public override bool Takes(ElementType element) => true;

    public override Bounds Bound(IReadOnlyList<Bounds> operands) => operands[0];
}
