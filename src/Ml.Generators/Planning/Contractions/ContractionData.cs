namespace Ml.Generators.Planning.Contractions;

/// <summary>The memory a contraction touches and what happens to its sums.</summary>
/// <param name="OperandPlaces">Of the epilogue's operands, in their order.</param>
public sealed record ContractionData(
    Place Left, Place Right, Place Result, Epilogue? Epilogue, IReadOnlyList<Place> OperandPlaces)
{
    /// <summary>Names of the pointers of the epilogue's operands in the kernel's body.</summary>
    public static string OperandName(int index) =>
        index == 0 ? "operand" : "operand" + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
