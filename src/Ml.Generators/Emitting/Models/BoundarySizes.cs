using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Models;

/// <summary>
/// How the named sizes of a call are known: from the length of a tensor where that determines one, else from an extra
/// parameter of the method.
/// </summary>
internal sealed class BoundarySizes
{
    private readonly BoundaryNames _names;
    private readonly List<(string Size, BoundaryTensor From, Dim Unit)> _solved = [];

    public BoundarySizes(IReadOnlyList<BoundaryTensor> given, IReadOnlyList<string> names, BoundaryNames parameters)
    {
        _names = parameters;
        Names = names;
        HashSet<string> known = new(StringComparer.Ordinal);
        bool progress = true;
        while (progress && known.Count < names.Count)
        {
            progress = false;
            foreach (BoundaryTensor tensor in given)
            {
                string[] unknown = tensor.Type.Shape.Size.Names.Where(n => !known.Contains(n)).ToArray();
                if (unknown.Length != 1 || tensor.Type.Shape.Size.DivideExactly(Dim.Named(unknown[0])) is not { } unit
                    || unit.Names.Contains(unknown[0]))
                {
                    continue;
                }

                _solved.Add((unknown[0], tensor, unit));
                known.Add(unknown[0]);
                progress = true;
            }
        }

        Explicit = names.Where(n => !known.Contains(n)).ToArray();

        // One given size may settle the others: [batch, time] with time given leaves batch to the length.
        if (Explicit.Count > 1)
        {
            string last = Explicit[0];
            BoundaryTensor? tensor = given.FirstOrDefault(t =>
                t.Type.Shape.Size.Names.Contains(last) && t.Type.Shape.Size.DivideExactly(Dim.Named(last)) is { } u
                && !u.Names.Contains(last));
            if (tensor is not null)
            {
                _solved.Add((last, tensor, tensor.Type.Shape.Size.DivideExactly(Dim.Named(last))!));
                Explicit = Explicit.Skip(1).ToArray();
            }
        }
    }

    /// <summary>Every named size of the call.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>Sizes the caller hands over as ints.</summary>
    public IReadOnlyList<string> Explicit { get; }

    public string ExtraParameters => string.Concat(Explicit.Select(n => $", int {_names.Size(n)}"));

    public string ExtraArguments => string.Concat(Explicit.Select(n => $", {_names.Size(n)}"));

    /// <summary>The parameter by which a caller hands over a size.</summary>
    public string ParameterOf(string size) => _names.Size(size);

    /// <summary>Declares a local for every size: as it was handed over, or as a length determines it.</summary>
    public void WriteSolutions(SourceWriter writer)
    {
        foreach (string size in Explicit)
            writer.Line($"nint {CSharpDialect.SizeName(size)} = {ParameterOf(size)};");
        foreach ((string size, BoundaryTensor from, Dim unit) in _solved)
        {
            writer.Line(
                $"nint {CSharpDialect.SizeName(size)} = "
                + $"global::Ml.Contracts.Boundary.Solve({Models.Names.Literal(size)}, {from.Name}.Length, "
                + $"{CSharpDialect.Size(unit)}, {Models.Names.Literal(from.Name)}, "
                + $"{Models.Names.Literal(from.Type.Shape.ToString())});");
        }
    }

    /// <summary>Checks every length.</summary>
    public void WriteChecks(SourceWriter writer, IEnumerable<BoundaryTensor> tensors)
    {
        foreach (BoundaryTensor tensor in tensors.Where(t => !IsImplied(t)))
        {
            writer.Line(
                $"global::Ml.Contracts.Boundary.Require({tensor.Name}.Length, "
                + $"{CSharpDialect.Size(tensor.Type.Shape.Size)}, "
                + $"{Models.Names.Literal(tensor.Name)}, {Models.Names.Literal(tensor.Type.Shape.ToString())});");
        }
    }

    private bool IsImplied(BoundaryTensor tensor) => _solved.Any(s => s.From == tensor);
}
