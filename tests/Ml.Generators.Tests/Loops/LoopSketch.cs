using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Tests.Loops;

/// <summary>Builds the expressions that loop kernels of tests compute, in the language of composites.</summary>
internal sealed class LoopSketch
{
    private readonly GraphBuilder _builder = new();
    private int _slots;

    public Expr Input(ElementType element, params Dim[] shape)
    {
        var type = new TensorType(element, new Shape(shape));
        return new Expr(_builder, _builder.Add(new InputLeaf($"x{_slots}", _slots++, type)));
    }

    public Expr Input(params Dim[] shape) => Input(ElementType.Float32, shape);

    public Expr Ramp(int axis, ElementType element, params Dim[] shape) =>
        new(_builder, _builder.Add(new RampLeaf(axis, new TensorType(element, new Shape(shape)))));

    /// <summary>Stands for the outcome of a reduction in the expression after it.</summary>
    public Expr Reduced(params Dim[] shape) => Input(shape);

    /// <summary>The map nodes and constants between some inputs and the results.</summary>
    public static Expression Between(IReadOnlyList<Expr> inputs, params Expr[] results)
    {
        HashSet<Value> known = [.. inputs.Select(i => i.Value)];
        List<Node> nodes = [];
        foreach (Expr result in results)
            Visit(result.Value);
        return new Expression(nodes, results.Select(r => r.Value).ToArray());

        void Visit(Value value)
        {
            if (!known.Add(value))
                return;
            foreach (Value operand in value.Producer.Operands)
                Visit(operand);
            nodes.Add(value.Producer);
        }
    }

    public static EquatableArray<Dim> Strides(params Dim[] strides) => strides.ToEquatableArray();

    public static LoopLoad Load(Expr value, params Dim[] strides) =>
        new(value.Value, strides.ToEquatableArray(), new Place.OfValue(value.Value, Dim.Zero));

    public static LoopStore Store(Expr value, params Dim[] strides) =>
        new(value.Value, strides.ToEquatableArray(), new Place.OfValue(value.Value, Dim.Zero));
}
