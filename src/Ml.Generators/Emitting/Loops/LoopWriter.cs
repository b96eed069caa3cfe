using Ml.Generators.Graph;
using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>
/// Follows the accesses of a loop kernel down its nest: which local points where each input and result stands, and the
/// text that reads and writes lanes from there.
/// </summary>
internal sealed class LoopWriter
{
    private readonly LoopKernel _kernel;
    private readonly KernelWriter _writer;

    // Per access: the pointer that stands where the loops so far have led; for a ramp its number there.
    private readonly string[] _at;

    public LoopWriter(LoopKernel kernel, KernelWriter writer)
    {
        _kernel = kernel;
        _writer = writer;
        _at = Enumerable.Range(0, kernel.Inputs.Count + kernel.Outputs.Count)
            .Select(i => kernel.PointerOf(i) ?? CSharpDialect.Size(((LoopRamp)kernel.Inputs[i]).Start))
            .ToArray();
    }

    public static string Times(string index, Dim stride) =>
        stride == Dim.One ? index : $"({index} * {CSharpDialect.Size(stride)})";

    /// <summary>
    /// Writes <paramref name="body"/> with the accesses moved to an index of each axis, and moves them back.
    /// </summary>
    public void At(IReadOnlyList<(LoopAxis Axis, string Index)> place, Action body)
    {
        string[] before = (string[])_at.Clone();
        for (int access = 0; access < _at.Length; access++)
        {
            string[] steps = place.Where(p => p.Axis.Strides[access] != Dim.Zero)
                .Select(p => Times(p.Index, p.Axis.Strides[access])).ToArray();
            if (steps.Length > 0)
            {
                string? pointer = _kernel.PointerOf(access);
                string type = pointer is null ? "nint" : "float*";
                _at[access] = _writer.Local(
                    type, (pointer ?? "index") + "At", $"{_at[access]} + {string.Join(" + ", steps)}");
            }
        }

        body();
        Array.Copy(before, _at, _at.Length);
    }

    /// <summary>Nested loops over the axes, and the body inside.</summary>
    public void Loops(IEnumerable<LoopAxis> axes, Action body)
    {
        LoopAxis[] all = axes.ToArray();
        if (all.Length == 0)
        {
            body();
            return;
        }

        string index = _writer.Fresh("i");
        using (_writer.Braces($"for (nint {index} = 0; {index} < {CSharpDialect.Size(all[0].Size)}; {index}++)"))
            At([(all[0], index)], () => Loops(all.Skip(1), body));
    }

    /// <summary>
    /// The loop over items, numbered by the axes (the last fastest) and then by blocks of the axis
    /// <paramref name="blocked"/>.
    /// </summary>
    /// <param name="body">Given the first index and the count of the block, or nulls without one.</param>
    public void Items(IReadOnlyList<LoopAxis> axes, LoopAxis? blocked, int block, Action<string?, string?> body)
    {
        string item = _writer.Fresh("item");
        using (_writer.Braces($"for (nint {item} = begin; {item} < end; {item}++)"))
        {
            string? first = null, count = null;
            string rest = item;
            if (blocked is not null)
            {
                string size = CSharpDialect.Size(blocked.Size),
                    blocks = CSharpDialect.Size((blocked.Size + (block - 1)).FloorDivide(block));
                string number = axes.Count == 0 ? item : $"({item} % {blocks})";
                first = _writer.Local("nint", "first", $"{number} * {block}");
                count = _writer.Local("nint", "count", $"Math.Min({block}, {size} - {first})");
                if (axes.Count > 0)
                    rest = _writer.Local("nint", "row", $"{item} / {blocks}");
            }

            List<(LoopAxis, string)> place = [];
            for (int axis = axes.Count - 1; axis >= 0; axis--)
            {
                string index = rest;
                if (axis > 0)
                {
                    string size = CSharpDialect.Size(axes[axis].Size);
                    index = _writer.Local("nint", "i", $"{rest} % {size}");
                    rest = _writer.Local("nint", "row", $"{rest} / {size}");
                }

                place.Insert(0, (axes[axis], index));
            }

            if (blocked is not null)
                place.Add((blocked, first!));
            At(place, () => body(first, count));
        }
    }

    /// <summary>What the lanes of an input are called.</summary>
    public string LocalOf(int access) => (_kernel.PointerOf(access) ?? "index") + "V";

    /// <summary>An input that does not vary along the innermost axis, in every lane.</summary>
    public string LoadSplat(int access) => _kernel.Inputs[access] is LoopRamp ramp
        ? LaneValue.Index(_at[access], ramp.Value.Element)
        : $"V.Create(*{_at[access]})";

    /// <summary>Lanes of an input along an axis.</summary>
    public string Load(int access, LoopAxis axis, Lanes lanes)
    {
        Dim stride = axis.Strides[access];
        if (stride == Dim.Zero)
            return LoadSplat(access);
        string at = $"{_at[access]} + {Times(lanes.Index, stride)}";
        return _kernel.Inputs[access] is LoopRamp ramp
            ? LaneValue.Ramp(at, stride, ramp.Value.Element)
            : LaneMove.Load(at, stride, lanes.Rest);
    }

    /// <summary>Stores lanes of result number <paramref name="output"/> along an axis.</summary>
    public void Store(int output, string lanesName, LoopAxis axis, Lanes lanes)
    {
        int access = _kernel.Inputs.Count + output;
        Dim stride = axis.Strides[access];
        string to = stride == Dim.Zero ? _at[access] : $"{_at[access]} + {Times(lanes.Index, stride)}";
        _writer.Line(LaneMove.Store(lanesName, to, stride, lanes.Rest));
    }

    /// <summary>Lanes of a result that were stored before, along an axis of stride 1.</summary>
    public string LoadStored(int output, Lanes lanes) =>
        LaneMove.Load($"{_at[_kernel.Inputs.Count + output]} + {lanes.Index}", Dim.One, lanes.Rest);

    /// <summary>Stores lanes of something else in the memory of a result, along an axis of stride 1.</summary>
    public void StoreRaw(int output, string name, Lanes lanes) =>
        _writer.Line(
            LaneMove.Store(name, $"{_at[_kernel.Inputs.Count + output]} + {lanes.Index}", Dim.One, lanes.Rest));

    /// <summary>Stores the first lane of a result where its access stands.</summary>
    public void StoreFirst(int output, string lanesName) =>
        _writer.Line($"V.StorePartial({lanesName}, {_at[_kernel.Inputs.Count + output]}, 1);");
}
