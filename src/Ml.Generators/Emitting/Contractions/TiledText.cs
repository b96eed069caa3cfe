using Ml.Generators.Graph;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>
/// What the functions of one tiled kernel have in common: their parameters and how sums become results.
/// </summary>
internal sealed class TiledText
{
    // More than this and the epilogue of a whole tile is too much straight-line code.
    private const int MostInlineOperations = 150;

    // Parameters and fixed locals of the functions.
    private static readonly string[] Taken =
        ["left", "right", "result", "sums", "chunk", "isFirst", "tileRows", "tileWidth", "tileColumns", "row", "column",
            "lanes", "i"];

    private static readonly HashSet<Type> Cheap =
    [
        typeof(Add), typeof(Subtract), typeof(Multiply), typeof(Relu), typeof(Maximum), typeof(Minimum), typeof(Negate),
        typeof(Abs), typeof(Less), typeof(LessOrEqual), typeof(Equal), typeof(Select),
    ];

    public TiledText(TiledContraction kernel)
    {
        Kernel = kernel;
        Epilogue? epilogue = kernel.Data.Epilogue;
        Node[] nodes = epilogue is null ? [] : [.. epilogue.Expression.Nodes.Where(n => n.Operation is not Leaf)];
        IsInline = kernel.Tiles.ChunkLength == 0 && kernel.Tiles.Columns.Result == Dim.One
            && nodes.All(n => Cheap.Contains(n.Operation.GetType())) && nodes.Length * 28 <= MostInlineOperations;
        HasTails = !kernel.Tiles.Columns.Size.IsConstant
            || kernel.Tiles.Columns.Size.Value % RegisterFile.WidestPanel != 0;
    }

    public TiledContraction Kernel { get; }

    public TilePlan Tiles => Kernel.Tiles;

    public bool IsChunked => Tiles.ChunkLength > 0;

    /// <summary>
    /// Whether full tiles apply the epilogue to registers; otherwise sums go to memory and Finish takes them there.
    /// </summary>
    public bool IsInline { get; }

    /// <summary>Whether the last panel may have columns that do not exist.</summary>
    public bool HasTails { get; }

    /// <summary>Whether anything needs the function that turns sums in memory into results.</summary>
    public bool NeedsFinish => !IsInline || HasTails;

    public IEnumerable<string> Operands => Kernel.Data.OperandPlaces.Select((_, i) => ContractionData.OperandName(i));

    public IEnumerable<string> OperandParameters => Operands.Select(name => $"float* {name}");

    public IEnumerable<string> SizeArguments => Kernel.SizeNames.Select(CSharpDialect.SizeName);

    public IEnumerable<string> SizeParameters => SizeArguments.Select(n => "nint " + n);

    public static string List(params IEnumerable<string>[] parts) => string.Join(", ", parts.SelectMany(p => p));

    /// <summary>A writer for a function of its own: names of the surrounding method may be used again.</summary>
    public KernelWriter Function(string comment, string header, out SourceWriter.Block body)
    {
        var writer = new KernelWriter();
        foreach (string name in SizeArguments.Concat(Operands).Concat(Taken))
            writer.Fresh(name);
        writer.Line("// " + comment);
        writer.Line("[MethodImpl(MethodImplOptions.AggressiveOptimization), SkipLocalsInit]");
        body = writer.Braces("static void " + header);
        return writer;
    }
}
