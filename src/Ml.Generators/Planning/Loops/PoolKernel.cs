using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Loops;

/// <summary>A tensor of a pooling kernel.</summary>
/// <param name="Pointer">Its name by role: "input", "upstream", "result".</param>
/// <param name="HasInputShape">Whether it is indexed by elements, rather than by windows.</param>
/// <param name="Strides">Of batch, channel, depth, height and width.</param>
public sealed record PoolTensor(
    string Pointer, Place Place, bool IsWritten, bool HasInputShape, EquatableArray<Dim> Strides);

/// <summary>
/// Windows over the axes after [batch, channels], one to three of them, in any memory layout. Where channels of
/// the elements are contiguous a register holds neighbouring channels, otherwise neighbouring windows of a row.
/// </summary>
/// <remarks>
/// Gradients visit windows in row-major order and add into the elements, so that an element in several windows gets the
/// same bits however the items are cut: windows that share elements are in one item. A result must not share memory
/// with an input.
/// </remarks>
public abstract class PoolKernel : Kernel
{
    /// <summary>Channels of one item where the whole image is one.</summary>
    public const int ChannelBlock = 64;

    private readonly bool _isGradient;

    protected PoolKernel(string recipe, Window window, Shape input, bool isGradient, IReadOnlyList<PoolTensor> tensors)
    {
        Recipe = recipe;
        _isGradient = isGradient;
        Window = window;
        Batch = input[0];
        Channels = input[1];
        Axes = PoolAxis.Of(recipe, window, input);
        Tensors = tensors;
    }

    public override string Recipe { get; }

    public Window Window { get; }

    public Dim Batch { get; }

    public Dim Channels { get; }

    /// <summary>Depth, height, width.</summary>
    public IReadOnlyList<PoolAxis> Axes { get; }

    public IReadOnlyList<PoolTensor> Tensors { get; }

    public bool IsGradient => _isGradient;

    /// <summary>
    /// Whether registers hold channels; otherwise windows along the width. The elements decide: there are more of them
    /// than of windows, and rows of windows are often shorter than a register.
    /// </summary>
    public bool OverChannels =>
        Tensors.Where(t => t.HasInputShape).All(t => t.Strides[1] == Dim.One) && Channels != Dim.One;

    /// <summary>
    /// Whether one row of windows is an item; otherwise a block of channels (or one channel) of an image is.
    /// </summary>
    public bool RowsAreItems => OverChannels && Axes[0].IsTrivial && (!_isGradient || Axes[1].IsApart);

    /// <summary>Whether each element gets its gradient from at most one window.</summary>
    public bool WindowsAreApart => Axes.All(a => a.IsApart);

    /// <summary>Whether windows cover every element exactly once, so that a gradient needs no zeros first.</summary>
    public bool WindowsAreExact => Axes.All(a => a.IsExact);

    public override IReadOnlyList<KernelPointer> Pointers =>
        [.. Tensors.Select(t => new KernelPointer(t.Pointer, ElementType.Float32, t.IsWritten, t.Place))];

    public override Dim Items => Batch * (RowsAreItems ? Axes[1].Output
        : OverChannels ? (Channels + (ChannelBlock - 1)).FloorDivide(ChannelBlock)
        : Channels);

    public override Dim WorkPerItem
    {
        get
        {
            Dim windows = (RowsAreItems ? Dim.One : Axes[0].Output * Axes[1].Output) * Axes[2].Output;
            Dim lanes = RowsAreItems ? Channels : !OverChannels ? Dim.One
                : Channels.IsConstant ? Math.Min(ChannelBlock, Channels.Value) : ChannelBlock;
            return windows * lanes * (Axes.Aggregate(1, (n, a) => n * a.Kernel) * (_isGradient ? 4 : 1));
        }
    }

    public override IEnumerable<Dim> Sizes =>
        [Batch, Channels, .. Axes.SelectMany(a => new[] { a.Input, a.Output }), .. Tensors.SelectMany(t => t.Strides)];

    /// <param name="strides">Of batch, channel and the spatial axes there are.</param>
    protected static PoolTensor Tensor(
        string pointer, Place place, bool isWritten, bool hasInputShape, EquatableArray<Dim> strides) =>
        new(pointer, place, isWritten, hasInputShape,
            strides.Take(2).Concat(Enumerable.Repeat(Dim.Zero, 5 - strides.Count)).Concat(strides.Skip(2))
                .ToEquatableArray());
}
