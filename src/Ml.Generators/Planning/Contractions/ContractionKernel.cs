using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Contractions;

/// <summary>
/// A kernel that computes a contraction. Its pointers are left, right, the epilogue's operands, result.
/// </summary>
public abstract class ContractionKernel(
    string recipe, string summary, ContractionNest nest, ContractionData data) : Kernel
{
    public override string Recipe { get; } = recipe;

    public override string Summary { get; } = summary;

    public ContractionNest Nest { get; } = nest;

    public ContractionData Data { get; } = data;

    public override IReadOnlyList<KernelPointer> Pointers =>
    [
        new KernelPointer("left", ElementType.Float32, IsWritten: false, Data.Left),
        new KernelPointer("right", ElementType.Float32, IsWritten: false, Data.Right),
        .. Data.OperandPlaces.Select((place, i) => new KernelPointer(
            ContractionData.OperandName(i), Data.Epilogue!.Operands[i].Access.Element, IsWritten: false, place)),
        new KernelPointer("result", ElementType.Float32, IsWritten: true, Data.Result),
    ];

    public override IEnumerable<Dim> Sizes =>
        Nest.Axes.SelectMany(a => a.Dims).Concat(Data.Epilogue?.Expression.Sizes ?? []);
}
