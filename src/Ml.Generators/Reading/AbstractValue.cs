using Ml.Generators.Shapes;

namespace Ml.Generators.Reading;

/// <summary>What an expression of a Forward body stands for while it is read.</summary>
internal abstract record AbstractValue
{
    /// <summary>After a problem that has been reported: whatever touches it stays silent.</summary>
    public static AbstractValue Unknown { get; } = new UnknownValue();

    public sealed record UnknownValue : AbstractValue;

    /// <summary>A tensor: the number of a value of the program.</summary>
    public sealed record Tensor(int Id) : AbstractValue;

    /// <summary>A number (long or double), bool, string or null known now.</summary>
    public sealed record Constant(object? Value) : AbstractValue;

    /// <summary>A size with named parts.</summary>
    public sealed record Size(Dim Value) : AbstractValue;

    /// <summary>One position on an axis, or a range of them; an end may contain Indexing.AxisSize.</summary>
    public sealed record Span(Dim Start, Dim? End) : AbstractValue;

    /// <summary>A tuple, an array or a collection expression.</summary>
    public sealed record Items(IReadOnlyList<AbstractValue> Values) : AbstractValue;

    /// <summary>The model's own instance.</summary>
    public sealed record This : AbstractValue;
}
