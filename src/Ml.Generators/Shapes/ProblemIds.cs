namespace Ml.Generators.Shapes;

/// <summary>
/// The ids of everything that can be wrong with a model, by name: the one place where the numbers stand. Rules name one
/// when they report, descriptors give it its title and severity. Ids are never reused.
/// </summary>
public static class ProblemIds
{
    /// <summary>A model's type must be partial.</summary>
    public const string NotPartial = "ML1001";

    /// <summary>A model needs layers or a Forward.</summary>
    public const string NoLayers = "ML1002";

    /// <summary>The compiler does not read this construct.</summary>
    public const string NotReadable = "ML1003";

    /// <summary>A layer method is never called.</summary>
    public const string LayerNeverCalled = "ML1004";

    /// <summary>Layer attributes stand on several parts of the type.</summary>
    public const string LayersSpread = "ML1005";

    /// <summary>A model contains itself.</summary>
    public const string ModelCycle = "ML1006";

    /// <summary>An argument is out of range.</summary>
    public const string ArgumentRange = "ML1007";

    /// <summary>An input or its shape is missing.</summary>
    public const string NoInput = "ML1008";

    /// <summary>A size or name of an input is not valid.</summary>
    public const string NotASize = "ML1009";

    /// <summary>A layer method is not written as one.</summary>
    public const string LayerMethodForm = "ML1010";

    /// <summary>A model uses one form of declaration.</summary>
    public const string TwoForms = "ML1011";

    /// <summary>No input has a size of this name.</summary>
    public const string UnknownSize = "ML1012";

    /// <summary>Use names a model of the same project.</summary>
    public const string NotAModel = "ML1013";

    /// <summary>The type cannot be a model.</summary>
    public const string NotModelType = "ML1014";

    /// <summary>The layer cannot stand here.</summary>
    public const string LayerPlace = "ML1015";

    /// <summary>Forward or Loss is not written as one.</summary>
    public const string EntryMethodForm = "ML1016";

    /// <summary>A layer's name is taken or not valid.</summary>
    public const string LayerName = "ML1017";

    /// <summary>The compiler adds a member of this name.</summary>
    public const string MemberName = "ML1018";

    /// <summary>A result is never read.</summary>
    public const string UnreadResult = "ML1019";

    /// <summary>Layers stand on a type that is no model.</summary>
    public const string UnmarkedLayers = "ML1020";

    /// <summary>A constructor does not call the compiler's.</summary>
    public const string OwnConstructor = "ML1021";

    /// <summary>The tensor has the wrong number of axes.</summary>
    public const string Rank = "ML2001";

    /// <summary>Inner sizes disagree.</summary>
    public const string InnerSizes = "ML2003";

    /// <summary>Channel counts disagree.</summary>
    public const string Channels = "ML2004";

    /// <summary>The window is larger than its input.</summary>
    public const string WindowTooLarge = "ML2005";

    /// <summary>The group count does not divide.</summary>
    public const string Groups = "ML2006";

    /// <summary>Reshape changes the number of elements.</summary>
    public const string ElementCount = "ML2007";

    /// <summary>Sizes beside the joined axis differ.</summary>
    public const string ConcatSizes = "ML2009";

    /// <summary>Shapes do not broadcast.</summary>
    public const string Broadcast = "ML2010";

    /// <summary>Branches of a residual connection differ.</summary>
    public const string Residual = "ML2011";

    /// <summary>There is no such axis.</summary>
    public const string Axis = "ML2012";

    /// <summary>The slice leaves its axis.</summary>
    public const string SliceRange = "ML2013";

    /// <summary>The target does not fit the loss.</summary>
    public const string Target = "ML2014";

    /// <summary>A parameter's size is open.</summary>
    public const string OpenSize = "ML2015";

    /// <summary>The model cannot be repeated.</summary>
    public const string RepeatedModel = "ML2016";

    /// <summary>A tensor is too large.</summary>
    public const string TooLarge = "ML2017";

    /// <summary>Sizes are not provably equal.</summary>
    public const string UnprovenSizes = "ML2020";

    /// <summary>A row meets a column: every element with every other.</summary>
    public const string SilentOuterProduct = "ML2021";

    /// <summary>A class loss reads an image.</summary>
    public const string ClassesOfImage = "ML2031";

    /// <summary>A Dense works along the width of an image.</summary>
    public const string DenseOnImage = "ML2032";

    /// <summary>A layer takes another axis for the channels.</summary>
    public const string OtherChannels = "ML2033";

    /// <summary>A softmax or a length runs over the batch.</summary>
    public const string OverBatch = "ML2034";

    /// <summary>Sizes are exchanged at a call of a model.</summary>
    public const string ExchangedSizes = "ML2035";

    /// <summary>A Reshape only changes the order of axes.</summary>
    public const string ReshapedOrder = "ML2036";

    /// <summary>An indexer cuts another axis than the one that it fits.</summary>
    public const string OtherCut = "ML2037";

    /// <summary>A table has fewer rows than its ids ask for.</summary>
    public const string FewRows = "ML2038";

    /// <summary>Every example meets every matrix.</summary>
    public const string EveryMatrix = "ML2039";

    /// <summary>No axis is left for the batch.</summary>
    public const string ForgottenBatch = "ML2040";

    /// <summary>A part of an axis is cut twice, and another never.</summary>
    public const string CutTwice = "ML2041";

    /// <summary>What comes in stands in the place of the filters.</summary>
    public const string FiltersOfInput = "ML2042";

    /// <summary>Shares add up along another axis than the one that is summed or chosen from.</summary>
    public const string OtherShares = "ML2043";

    /// <summary>The shape of an expression.</summary>
    public const string ShapeHint = "ML2901";

    /// <summary>Element types differ.</summary>
    public const string ElementTypes = "ML3001";

    /// <summary>An index is not an integer.</summary>
    public const string IndexType = "ML3003";

    /// <summary>Integers have no gradient.</summary>
    public const string GradientOfIntegers = "ML4001";

    /// <summary>A model without a loss cannot be trained.</summary>
    public const string NoLoss = "ML4002";

    /// <summary>A loss is given other scores than it takes.</summary>
    public const string ScoresOfLoss = "ML4003";

    /// <summary>There is one class to choose from.</summary>
    public const string SingleClass = "ML4004";

    /// <summary>An activation cuts the scores of a loss.</summary>
    public const string CutScores = "ML4005";

    /// <summary>The loss has no gradient for any parameter.</summary>
    public const string NoGradient = "ML4006";

    /// <summary>The compiler of models failed.</summary>
    public const string InternalError = "ML9001";
}
