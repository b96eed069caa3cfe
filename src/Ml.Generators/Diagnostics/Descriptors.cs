using Microsoft.CodeAnalysis;

namespace Ml.Generators.Diagnostics;

/// <summary>
/// Every diagnostic, by id. Ids are never reused; each has a page in docs/diagnostics. The message comes whole from the
/// rule that found the mistake, because the generator, the analyzers and run-time exceptions say the same.
/// </summary>
public static class Descriptors
{
    private const string Declaration = "Ml.Declaration", Shapes = "Ml.Shapes", Types = "Ml.Types",
        Gradients = "Ml.Gradients", Compiler = "Ml.Compiler";

    public static readonly DiagnosticDescriptor NotPartial = new(
        "ML1001", "A model's type must be partial", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1001"));

    public static readonly DiagnosticDescriptor NoLayers = new(
        "ML1002", "A model needs layers or a Forward", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1002"));

    public static readonly DiagnosticDescriptor NotReadable = new(
        "ML1003", "The compiler does not read this construct", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1003"));

    public static readonly DiagnosticDescriptor LayerNeverCalled = new(
        "ML1004", "A layer method is never called", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1004"));

    public static readonly DiagnosticDescriptor LayersSpread = new(
        "ML1005", "Layer attributes stand on several parts of the type", "{0}", Declaration, DiagnosticSeverity.Error,
        true, helpLinkUri: Page("ML1005"));

    public static readonly DiagnosticDescriptor ModelCycle = new(
        "ML1006", "A model contains itself", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1006"));

    public static readonly DiagnosticDescriptor ArgumentRange = new(
        "ML1007", "An argument is out of range", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1007"));

    public static readonly DiagnosticDescriptor NoInput = new(
        "ML1008", "An input or its shape is missing", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1008"));

    public static readonly DiagnosticDescriptor NotASize = new(
        "ML1009", "A size or name of an input is not valid", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1009"));

    public static readonly DiagnosticDescriptor LayerMethodForm = new(
        "ML1010", "A layer method is not written as one", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1010"));

    public static readonly DiagnosticDescriptor TwoForms = new(
        "ML1011", "A model uses one form of declaration", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1011"));

    public static readonly DiagnosticDescriptor UnknownSize = new(
        "ML1012", "No input has a size of this name", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1012"));

    public static readonly DiagnosticDescriptor NotAModel = new(
        "ML1013", "Use names a model of the same project", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1013"));

    public static readonly DiagnosticDescriptor NotModelType = new(
        "ML1014", "The type cannot be a model", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1014"));

    public static readonly DiagnosticDescriptor LayerPlace = new(
        "ML1015", "The layer cannot stand here", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1015"));

    public static readonly DiagnosticDescriptor EntryMethodForm = new(
        "ML1016", "Forward or Loss is not written as one", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1016"));

    public static readonly DiagnosticDescriptor LayerName = new(
        "ML1017", "A layer's name is taken or not valid", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1017"));

    public static readonly DiagnosticDescriptor MemberName = new(
        "ML1018", "The compiler adds a member of this name", "{0}", Declaration, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML1018"));

    public static readonly DiagnosticDescriptor Rank = new(
        "ML2001", "The tensor has the wrong number of axes", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2001"));

    public static readonly DiagnosticDescriptor InnerSizes = new(
        "ML2003", "Inner sizes disagree", "{0}", Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Page("ML2003"));

    public static readonly DiagnosticDescriptor Channels = new(
        "ML2004", "Channel counts disagree", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2004"));

    public static readonly DiagnosticDescriptor WindowTooLarge = new(
        "ML2005", "The window is larger than its input", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2005"));

    public static readonly DiagnosticDescriptor Groups = new(
        "ML2006", "The group count does not divide", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2006"));

    public static readonly DiagnosticDescriptor ElementCount = new(
        "ML2007", "Reshape changes the number of elements", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2007"));

    public static readonly DiagnosticDescriptor ConcatSizes = new(
        "ML2009", "Sizes beside the joined axis differ", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2009"));

    public static readonly DiagnosticDescriptor Broadcast = new(
        "ML2010", "Shapes do not broadcast", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2010"));

    public static readonly DiagnosticDescriptor Residual = new(
        "ML2011", "Branches of a residual connection differ", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2011"));

    public static readonly DiagnosticDescriptor Axis = new(
        "ML2012", "There is no such axis", "{0}", Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Page("ML2012"));

    public static readonly DiagnosticDescriptor SliceRange = new(
        "ML2013", "The slice leaves its axis", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2013"));

    public static readonly DiagnosticDescriptor Target = new(
        "ML2014", "The target does not fit the loss", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2014"));

    public static readonly DiagnosticDescriptor OpenSize = new(
        "ML2015", "A parameter's size is open", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2015"));

    public static readonly DiagnosticDescriptor RepeatedModel = new(
        "ML2016", "The model cannot be repeated", "{0}", Shapes, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML2016"));

    public static readonly DiagnosticDescriptor TooLarge = new(
        "ML2017", "A tensor is too large", "{0}", Shapes, DiagnosticSeverity.Error, true, helpLinkUri: Page("ML2017"));

    public static readonly DiagnosticDescriptor UnprovenSizes = new(
        "ML2020", "Sizes are not provably equal", "{0}", Shapes, DiagnosticSeverity.Warning, true,
        helpLinkUri: Page("ML2020"));

    public static readonly DiagnosticDescriptor ElementTypes = new(
        "ML3001", "Element types differ", "{0}", Types, DiagnosticSeverity.Error, true, helpLinkUri: Page("ML3001"));

    public static readonly DiagnosticDescriptor IndexType = new(
        "ML3003", "An index is not an integer", "{0}", Types, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML3003"));

    public static readonly DiagnosticDescriptor GradientOfIntegers = new(
        "ML4001", "Integers have no gradient", "{0}", Gradients, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML4001"));

    public static readonly DiagnosticDescriptor InternalError = new(
        "ML9001", "The compiler of models failed", "{0}", Compiler, DiagnosticSeverity.Error, true,
        helpLinkUri: Page("ML9001"));

    /// <summary>All of the above, by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> All { get; } = typeof(Descriptors).GetFields()
        .Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().ToDictionary(d => d.Id, StringComparer.Ordinal);

    private static string Page(string id) =>
        $"https://github.com/compiled-ml/compiled/blob/main/docs/diagnostics/{id}.md";
}
