using Microsoft.CodeAnalysis;
using Ml.Generators.Shapes;

namespace Ml.Generators.Diagnostics;

/// <summary>
/// Every diagnostic, by id. Ids are never reused; each has a page in docs/diagnostics. The message comes whole from the
/// rule that found the mistake, because the generator, the analyzers and run-time exceptions say the same.
/// </summary>
public static class Descriptors
{
    private const string Declaration = "Ml.Declaration", Shapes = "Ml.Shapes", Types = "Ml.Types",
        Gradients = "Ml.Gradients", Compiler = "Ml.Compiler";

    public static readonly DiagnosticDescriptor NotPartial = Error(
        ProblemIds.NotPartial, "A model's type must be partial", Declaration);

    public static readonly DiagnosticDescriptor NoLayers = Error(
        ProblemIds.NoLayers, "A model needs layers or a Forward", Declaration);

    public static readonly DiagnosticDescriptor NotReadable = Error(
        ProblemIds.NotReadable, "The compiler does not read this construct", Declaration);

    public static readonly DiagnosticDescriptor LayerNeverCalled = Error(
        ProblemIds.LayerNeverCalled, "A layer method is never called", Declaration);

    public static readonly DiagnosticDescriptor LayersSpread = Error(
        ProblemIds.LayersSpread, "Layer attributes stand on several parts of the type", Declaration);

    public static readonly DiagnosticDescriptor ModelCycle = Error(
        ProblemIds.ModelCycle, "A model contains itself", Declaration);

    public static readonly DiagnosticDescriptor ArgumentRange = Error(
        ProblemIds.ArgumentRange, "An argument is out of range", Declaration);

    public static readonly DiagnosticDescriptor NoInput = Error(
        ProblemIds.NoInput, "An input or its shape is missing", Declaration);

    public static readonly DiagnosticDescriptor NotASize = Error(
        ProblemIds.NotASize, "A size or name of an input is not valid", Declaration);

    public static readonly DiagnosticDescriptor LayerMethodForm = Error(
        ProblemIds.LayerMethodForm, "A layer method is not written as one", Declaration);

    public static readonly DiagnosticDescriptor TwoForms = Error(
        ProblemIds.TwoForms, "A model uses one form of declaration", Declaration);

    public static readonly DiagnosticDescriptor UnknownSize = Error(
        ProblemIds.UnknownSize, "No input has a size of this name", Declaration);

    public static readonly DiagnosticDescriptor NotAModel = Error(
        ProblemIds.NotAModel, "Use names a model of the same project", Declaration);

    public static readonly DiagnosticDescriptor NotModelType = Error(
        ProblemIds.NotModelType, "The type cannot be a model", Declaration);

    public static readonly DiagnosticDescriptor LayerPlace = Error(
        ProblemIds.LayerPlace, "The layer cannot stand here", Declaration);

    public static readonly DiagnosticDescriptor EntryMethodForm = Error(
        ProblemIds.EntryMethodForm, "Forward or Loss is not written as one", Declaration);

    public static readonly DiagnosticDescriptor LayerName = Error(
        ProblemIds.LayerName, "A layer's name is taken or not valid", Declaration);

    public static readonly DiagnosticDescriptor MemberName = Error(
        ProblemIds.MemberName, "The compiler adds a member of this name", Declaration);

    public static readonly DiagnosticDescriptor UnreadResult = Warning(
        ProblemIds.UnreadResult, "A result is never read", Declaration);

    public static readonly DiagnosticDescriptor UnmarkedLayers = Error(
        ProblemIds.UnmarkedLayers, "Layers stand on a type that is no model", Declaration);

    public static readonly DiagnosticDescriptor OwnConstructor = Error(
        ProblemIds.OwnConstructor, "A constructor does not call the compiler's", Declaration);

    public static readonly DiagnosticDescriptor Rank = Error(
        ProblemIds.Rank, "The tensor has the wrong number of axes", Shapes);

    public static readonly DiagnosticDescriptor InnerSizes = Error(
        ProblemIds.InnerSizes, "Inner sizes disagree", Shapes);

    public static readonly DiagnosticDescriptor Channels = Error(
        ProblemIds.Channels, "Channel counts disagree", Shapes);

    public static readonly DiagnosticDescriptor WindowTooLarge = Error(
        ProblemIds.WindowTooLarge, "The window is larger than its input", Shapes);

    public static readonly DiagnosticDescriptor Groups = Error(
        ProblemIds.Groups, "The group count does not divide", Shapes);

    public static readonly DiagnosticDescriptor ElementCount = Error(
        ProblemIds.ElementCount, "Reshape changes the number of elements", Shapes);

    public static readonly DiagnosticDescriptor ConcatSizes = Error(
        ProblemIds.ConcatSizes, "Sizes beside the joined axis differ", Shapes);

    public static readonly DiagnosticDescriptor Broadcast = Error(
        ProblemIds.Broadcast, "Shapes do not broadcast", Shapes);

    public static readonly DiagnosticDescriptor Residual = Error(
        ProblemIds.Residual, "Branches of a residual connection differ", Shapes);

    public static readonly DiagnosticDescriptor Axis = Error(ProblemIds.Axis, "There is no such axis", Shapes);

    public static readonly DiagnosticDescriptor SliceRange = Error(
        ProblemIds.SliceRange, "The slice leaves its axis", Shapes);

    public static readonly DiagnosticDescriptor Target = Error(
        ProblemIds.Target, "The target does not fit the loss", Shapes);

    public static readonly DiagnosticDescriptor OpenSize = Error(
        ProblemIds.OpenSize, "A parameter's size is open", Shapes);

    public static readonly DiagnosticDescriptor RepeatedModel = Error(
        ProblemIds.RepeatedModel, "The model cannot be repeated", Shapes);

    public static readonly DiagnosticDescriptor TooLarge = Error(ProblemIds.TooLarge, "A tensor is too large", Shapes);

    public static readonly DiagnosticDescriptor UnprovenSizes = Warning(
        ProblemIds.UnprovenSizes, "Sizes are not provably equal", Shapes);

    public static readonly DiagnosticDescriptor SilentOuterProduct = Warning(
        ProblemIds.SilentOuterProduct, "A row meets a column: every element with every other", Shapes);

    public static readonly DiagnosticDescriptor ClassesOfImage = Warning(
        ProblemIds.ClassesOfImage, "A class loss reads an image", Shapes);

    public static readonly DiagnosticDescriptor DenseOnImage = Warning(
        ProblemIds.DenseOnImage, "A Dense works along the width of an image", Shapes);

    public static readonly DiagnosticDescriptor OtherChannels = Warning(
        ProblemIds.OtherChannels, "A layer takes another axis for the channels", Shapes);

    public static readonly DiagnosticDescriptor OverBatch = Warning(
        ProblemIds.OverBatch, "A softmax or a length runs over the batch", Shapes);

    public static readonly DiagnosticDescriptor ExchangedSizes = Warning(
        ProblemIds.ExchangedSizes, "Sizes are exchanged at a call of a model", Shapes);

    public static readonly DiagnosticDescriptor ReshapedOrder = Warning(
        ProblemIds.ReshapedOrder, "A Reshape only changes the order of axes", Shapes);

    public static readonly DiagnosticDescriptor OtherCut = Warning(
        ProblemIds.OtherCut, "An indexer cuts another axis than the one that it fits", Shapes);

    public static readonly DiagnosticDescriptor FewRows = Warning(
        ProblemIds.FewRows, "A table has fewer rows than its ids ask for", Shapes);

    public static readonly DiagnosticDescriptor EveryMatrix = Warning(
        ProblemIds.EveryMatrix, "Every example meets every matrix", Shapes);

    public static readonly DiagnosticDescriptor ForgottenBatch = Warning(
        ProblemIds.ForgottenBatch, "No axis is left for the batch", Shapes);

    public static readonly DiagnosticDescriptor CutTwice = Warning(
        ProblemIds.CutTwice, "A part of an axis is cut twice, and another never", Shapes);

    public static readonly DiagnosticDescriptor FiltersOfInput = Warning(
        ProblemIds.FiltersOfInput, "What comes in stands in the place of the filters", Shapes);

    public static readonly DiagnosticDescriptor OtherShares = Warning(
        ProblemIds.OtherShares, "Shares along another axis", Shapes);

    public static readonly DiagnosticDescriptor ShapeHint = new(
        ProblemIds.ShapeHint, "The shape of an expression", "{0}", Shapes, DiagnosticSeverity.Info,
        isEnabledByDefault: false, helpLinkUri: Page(ProblemIds.ShapeHint));

    public static readonly DiagnosticDescriptor ElementTypes = Error(
        ProblemIds.ElementTypes, "Element types differ", Types);

    public static readonly DiagnosticDescriptor IndexType = Error(
        ProblemIds.IndexType, "An index is not an integer", Types);

    public static readonly DiagnosticDescriptor GradientOfIntegers = Error(
        ProblemIds.GradientOfIntegers, "Integers have no gradient", Gradients);

    public static readonly DiagnosticDescriptor NoLoss = Error(
        ProblemIds.NoLoss, "A model without a loss cannot be trained", Gradients);

    public static readonly DiagnosticDescriptor ScoresOfLoss = Warning(
        ProblemIds.ScoresOfLoss, "A loss is given other scores than it takes", Gradients);

    public static readonly DiagnosticDescriptor SingleClass = Warning(
        ProblemIds.SingleClass, "There is one class to choose from", Gradients);

    public static readonly DiagnosticDescriptor CutScores = Warning(
        ProblemIds.CutScores, "An activation cuts the scores of a loss", Gradients);

    public static readonly DiagnosticDescriptor NoGradient = Warning(
        ProblemIds.NoGradient, "The loss has no gradient for any parameter", Gradients);

    public static readonly DiagnosticDescriptor InternalError = Error(
        ProblemIds.InternalError, "The compiler of models failed", Compiler);

    /// <summary>All of the above, by id.</summary>
    public static IReadOnlyDictionary<string, DiagnosticDescriptor> All { get; } = typeof(Descriptors).GetFields()
        .Select(f => f.GetValue(null)).OfType<DiagnosticDescriptor>().ToDictionary(d => d.Id, StringComparer.Ordinal);

    private static DiagnosticDescriptor Error(string id, string title, string category) =>
        Describe(id, title, category, DiagnosticSeverity.Error);

    private static DiagnosticDescriptor Warning(string id, string title, string category) =>
        Describe(id, title, category, DiagnosticSeverity.Warning);

    private static DiagnosticDescriptor Describe(
        string id, string title, string category, DiagnosticSeverity severity) =>
        new(id, title, "{0}", category, severity, isEnabledByDefault: true, helpLinkUri: Page(id));

    private static string Page(string id) =>
        $"https://github.com/compiled-ml/compiled/blob/main/docs/diagnostics/{id}.md";
}
