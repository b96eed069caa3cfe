using System.Collections;

namespace Ml.Generators.Shapes;

/// <summary>The sizes of a tensor, outermost first. Immutable; compares by provable equality of its sizes.</summary>
public sealed class Shape : IReadOnlyList<Dim>, IEquatable<Shape>
{
    private readonly Dim[] _dims;

    public Shape(params Dim[] dims) => _dims = dims;

    public Shape(IEnumerable<Dim> dims) => _dims = dims.ToArray();

    public static Shape Scalar { get; } = new();

    public int Rank => _dims.Length;

    int IReadOnlyCollection<Dim>.Count => _dims.Length;

    /// <summary>The number of elements.</summary>
    public Dim Size => Dim.Product(_dims);

    /// <summary>Whether its elements can be counted by an int as long as named sizes are small.</summary>
    public bool IsCountable
    {
        get
        {
            try
            {
                return Size.Evaluate(_ => 1) <= int.MaxValue;
            }
            catch (OverflowException)
            {
                return false;
            }
        }
    }

    public bool IsConstant => _dims.All(d => d.IsConstant);

    public Dim this[int index] => _dims[index];

    /// <summary>The size at an axis counted from the end when negative.</summary>
    public Dim At(int axis) => _dims[axis < 0 ? axis + Rank : axis];

    public Shape Take(int count) => new(_dims.Take(count));

    public Shape Skip(int count) => new(_dims.Skip(count));

    public Shape Append(params Dim[] more) => new(_dims.Concat(more));

    public Shape With(int axis, Dim size) => new(_dims.Select((d, i) => i == axis ? size : d));

    public Shape Without(int axis) => new(_dims.Where((_, i) => i != axis));

    public Shape Insert(int axis, Dim size) => new(_dims.Take(axis).Append(size).Concat(_dims.Skip(axis)));

    public Shape Permute(IEnumerable<int> order) => new(order.Select(i => _dims[i]));

    public Shape Substitute(Func<string, Dim?> replacement) => new(_dims.Select(d => d.Substitute(replacement)));

    public bool Equals(Shape? other) => other is not null && _dims.SequenceEqual(other._dims);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode() => _dims.Aggregate(17, (h, d) => unchecked((h * 31) + d.GetHashCode()));

    public IEnumerator<Dim> GetEnumerator() => ((IEnumerable<Dim>)_dims).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public override string ToString() => $"[{string.Join(", ", _dims.Select(d => d.ToString()))}]";
}
