using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Generators.Ops;

/// <summary>The primitives as methods, in the order of docs/operators.md.</summary>
public readonly partial struct Expr
{
    public Expr Exp() => Map(new Exp());

    public Expr Decay() => Map(new Decay());

    public Expr Log() => Map(new Log());

    public Expr Sqrt() => Map(new Sqrt());

    public Expr Abs() => Map(new Abs());

    public Expr Sign() => Map(new Sign());

    public Expr Tanh() => Map(new Tanh());

    public Expr Sigmoid() => Map(new Sigmoid());

    public Expr Square() => this * this;

    public Expr Log1p() => Map(new Log1p());

    public Expr Expm1() => Map(new Expm1());

    public Expr Erf() => Map(new Erf());

    public Expr Relu() => Map(new Relu());

    /// <summary>This, through which no gradient flows.</summary>
    public Expr StopGradient() => With(new StopGradient());

    /// <summary>This, with a slope by x that it does not show.</summary>
    public Expr WithSlope(Expr x, Expr slope) => With(new WithSlope(), x, slope);

    /// <summary>This, with the slope 1 by x.</summary>
    public Expr WithSlope(Expr x) => WithSlope(x, Number(1));

    /// <summary>
    /// This with minus infinity as the lowest float, slope 1: for what meets a factor that vanishes down there.
    /// </summary>
    public Expr FromLowest() => StopGradient().Maximum(-float.MaxValue).WithSlope(this);

    /// <summary>Likewise with infinity as the highest float.</summary>
    public Expr ToHighest() => StopGradient().Minimum(float.MaxValue).WithSlope(this);

    /// <summary>
    /// This times another, 0 where this is 0 whatever the other is: a weight of 0 counts for nothing.
    /// </summary>
    public Expr Weighs(Expr other)
    {
        Expr weight = StopGradient(), product = weight * other.StopGradient();
        return weight.EqualTo(Number(0)).Select(product.Number(0), product)
            .WithSlope(this, other).WithSlope(other, this);
    }

    public Expr Power(Expr exponent) => Map(new Power(), exponent);

    public Expr Maximum(Expr other) => Map(new Maximum(), other);

    public Expr Maximum(double other) => Maximum(Number(other));

    public Expr Minimum(Expr other) => Map(new Minimum(), other);

    public Expr Minimum(double other) => Minimum(Number(other));

    public Expr EqualTo(Expr other) => Map(new Equal(), other);

    public Expr And(Expr other) => Map(new And(), other);

    public Expr Or(Expr other) => Map(new Or(), other);

    public Expr Not() => Map(new Not());

    /// <summary>This is the condition.</summary>
    public Expr Select(Expr whenTrue, Expr whenFalse) => Map(new Select(), whenTrue, whenFalse);

    public Expr Select(Expr whenTrue, double whenFalse) => Select(whenTrue, whenTrue.Number(whenFalse));

    public Expr Select(double whenTrue, double whenFalse) =>
        Select(With(new ConstantLeaf(whenTrue, ElementType.Float32)),
            With(new ConstantLeaf(whenFalse, ElementType.Float32)));

    public Expr Cast(ElementType element) => Element == element ? this : Map(new Cast(element));

    public Expr ToFloat() => Cast(ElementType.Float32);

    public Expr Sum(IReadOnlyList<int>? axes = null, bool keep = false) => Reduce(Reduction.Sum, axes, keep);

    public Expr Sum(int axis, bool keep = false) => Sum([axis], keep);

    public Expr Max(IReadOnlyList<int>? axes = null, bool keep = false) => Reduce(Reduction.Max, axes, keep);

    public Expr Min(IReadOnlyList<int>? axes = null, bool keep = false) => Reduce(Reduction.Min, axes, keep);

    public Expr Mean(IReadOnlyList<int>? axes = null, bool keep = false) => Sum(axes, keep) / Count(axes);

    public Expr Mean(int axis, bool keep = false) => Mean([axis], keep);

    /// <summary>The number of elements along the axes, as a float.</summary>
    public Expr Count(IReadOnlyList<int>? axes = null)
    {
        Shape shape = Shape;
        return SizeOf(
            Dim.Product(Axes.NormalizeAll(axes, shape, Builder.Shapes.Subject("Count")).Select(a => shape[a])));
    }

    /// <summary>A size as a number.</summary>
    public Expr SizeOf(Dim size, ElementType element = ElementType.Float32) => With(size.IsConstant
        ? new ConstantLeaf(size.Value, element)
        : new SizeLeaf(size, element));

    public Expr Reduce(Reduction reduction, IReadOnlyList<int>? axes, bool keep)
    {
        int[] normalized = Axes.NormalizeAll(axes, Shape, Builder.Shapes.Subject(reduction.ToString()));
        return normalized.Length == 0 ? this
            : With(new Reduce(reduction, Specs.EquatableArray.ToEquatableArray(normalized), keep));
    }

    public Expr MatMul(Expr right, bool transposeLeft = false, bool transposeRight = false) =>
        With(new MatMul(transposeLeft, transposeRight), right);

    public Expr Reshape(Shape shape) => Shape.Equals(shape) ? this : With(new Reshape(shape));

    public Expr Transpose(params int[] order) =>
        order.Select((axis, i) => axis == i).All(same => same)
            ? this
            : With(new Transpose(Specs.EquatableArray.ToEquatableArray(order)));

    public Expr BroadcastTo(Shape shape) => Shape.Equals(shape) ? this : With(new BroadcastTo(shape));

    /// <summary>Part of one axis.</summary>
    public Expr Slice(int axis, Dim start, Dim size, int step = 1)
    {
        int at = Axis(axis);
        Shape shape = Shape;
        return With(new Slice(
            Specs.EquatableArray.ToEquatableArray(shape.Select((_, i) => i == at ? start : Dim.Zero)),
            Specs.EquatableArray.ToEquatableArray(shape.Select((d, i) => i == at ? size : d)),
            Specs.EquatableArray.ToEquatableArray(shape.Select((_, i) => i == at ? step : 1))));
    }

    /// <summary>Rows of this table.</summary>
    public Expr Gather(Expr indices) => With(new Gather(), indices);

    public Expr Concatenate(int axis, params Expr[] more) => With(new Concatenate(Axis(axis)), more);

    /// <summary>Two axes exchanged.</summary>
    public Expr SwapAxes(int first, int second)
    {
        int[] order = Enumerable.Range(0, Rank).ToArray();
        (order[Axis(first)], order[Axis(second)]) = (order[Axis(second)], order[Axis(first)]);
        return Transpose(order);
    }

    /// <summary>0, 1, 2, ... along one axis of this, of size one in the others.</summary>
    public Expr RampAlong(int axis, ElementType element)
    {
        int at = Axis(axis);
        Shape shape = new(Shape.Select((d, i) => i == at ? d : Dim.One));
        return With(new RampLeaf(at, new TensorType(element, shape)));
    }

    /// <summary>A size of one inserted before the axis (which may be the rank).</summary>
    public Expr Unsqueeze(int axis)
    {
        int at = axis < 0 ? axis + Rank + 1 : axis;
        return Reshape(Shape.Insert(at, Dim.One));
    }

    /// <summary>0, 1, 2, ... along the last axis of length <paramref name="size"/>, shape [size].</summary>
    public Expr Ramp(Dim size, ElementType element) => With(new RampLeaf(0, new TensorType(element, new Shape(size))));

    /// <summary>
    /// Sums over the axes along which <paramref name="shape"/> was broadcast to this, giving that shape.
    /// </summary>
    public Expr SumTo(Shape shape)
    {
        IReadOnlyList<int> axes = Broadcasting.RepeatedAxes(shape, Shape);
        return axes.Count == 0 ? Reshape(shape) : Sum(axes).Reshape(shape);
    }
}
