using Ml.Generators.Shapes;

namespace Ml.Generators.Planning.Loops;

/// <summary>
/// A kernel whose inputs and results are tensors seen from one space: maps, reductions, rows. Pointers are named by
/// role (input, input2, ..., result, result2, ...), so that kernels of equal structure print equal text.
/// </summary>
public abstract class LoopKernel(
    string recipe, Shape space, IReadOnlyList<LoopInput> inputs, IReadOnlyList<LoopStore> outputs) : Kernel
{
    /// <summary>
    /// Elements of a long run that one item covers: fixed, so that results do not depend on the thread count.
    /// </summary>
    public const int RunBlock = 4096;

    public override string Recipe { get; } = recipe;

    public Shape Space { get; } = space;

    public IReadOnlyList<LoopInput> Inputs { get; } = inputs;

    public IReadOnlyList<LoopStore> Outputs { get; } = outputs;

    public override IReadOnlyList<KernelPointer> Pointers =>
    [
        .. Inputs.OfType<LoopLoad>().Select((load, i) =>
            new KernelPointer(Name("input", i), load.Value.Element, IsWritten: false, load.Place)),
        .. Outputs.Select((store, i) =>
            new KernelPointer(Name("result", i), store.Value.Element, IsWritten: true, store.Place)),
    ];

    /// <summary>Sizes of the space, strides and starts: all that addresses are made of.</summary>
    public override IEnumerable<Dim> Sizes =>
    [
        .. Space,
        .. Inputs.SelectMany(i => i.Strides),
        .. Outputs.SelectMany(o => o.Strides),
        .. Inputs.OfType<LoopRamp>().Select(r => r.Start),
    ];

    /// <summary>
    /// The pointer of an access (inputs, then outputs, as <see cref="LoopAxis.Strides"/>), null for a ramp.
    /// </summary>
    public string? PointerOf(int access)
    {
        if (access >= Inputs.Count)
            return Name("result", access - Inputs.Count);
        return Inputs[access] is LoopLoad ? Name("input", Inputs.Take(access).OfType<LoopLoad>().Count()) : null;
    }

    protected LoopNest NestOf(IReadOnlyCollection<int> reduced) => LoopNest.Of(
        Space, Inputs.Select(i => i.Strides).ToArray(), Outputs.Select(o => o.Strides).ToArray(), reduced);

    private static string Name(string role, int index) =>
        index == 0 ? role : role + (index + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
}
