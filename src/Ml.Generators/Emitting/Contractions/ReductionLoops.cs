using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>The axes that are summed over as the three loops of a tile.</summary>
internal sealed class ReductionLoops
{
    private readonly ContractionAxis[] _reduced;
    private readonly ContractionAxis? _middle;

    public ReductionLoops(TilePlan tiles)
    {
        _reduced = [.. tiles.Reduced];
        Inner = _reduced[_reduced.Length - 1];
        _middle = _reduced.Length > 1 ? _reduced[_reduced.Length - 2] : null;
        Outer = [.. _reduced.Take(_reduced.Length - 2)];
    }

    public ContractionAxis Inner { get; }

    /// <summary>The axes of the outermost loop, which one index counts through; often none.</summary>
    public IReadOnlyList<ContractionAxis> Outer { get; }

    /// <summary>The axis that chunks cut.</summary>
    public ContractionAxis Outermost => _reduced[0];

    /// <summary>Something of the loop that the local <c>loop</c> names: 0 the innermost, 1 the middle one, 2 the
    /// outermost.</summary>
    /// <param name="none">Of a loop that is none.</param>
    public string Choose(Func<ContractionAxis, Dim> of, Dim none)
    {
        Dim inner = of(Inner), middle = _middle is null ? none : of(_middle);
        // Distances of the outermost loop are a function of their own, for it may stand for several axes.
        Dim outer = none == Dim.One ? Dim.Product(Outer.Select(of)) : middle;
        string text = CSharpDialect.Size(outer);
        if (middle != outer)
            text = $"loop == 1 ? {CSharpDialect.Size(middle)} : {text}";
        return inner == middle && inner == outer ? text : $"loop == 0 ? {CSharpDialect.Size(inner)} : {text}";
    }

    /// <summary>The loops over so many indices of the outermost axis.</summary>
    public string OfChunk(string count)
    {
        string inner = CSharpDialect.Size(Inner.Size);
        if (_middle is null)
            return $"new TileSteps(1, 1, {count})";
        if (Outer.Count == 0)
            return $"new TileSteps(1, {count}, {inner})";
        Dim rest = Dim.Product(Outer.Skip(1).Select(a => a.Size));
        return $"new TileSteps({count}{(rest == Dim.One ? "" : $" * {CSharpDialect.Size(rest)}")}, "
            + $"{CSharpDialect.Size(_middle.Size)}, {inner})";
    }
}
