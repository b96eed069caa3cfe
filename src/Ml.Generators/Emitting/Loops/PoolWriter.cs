using Ml.Generators.Planning.Loops;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Loops;

/// <summary>
/// The loops every pooling kernel shares: over items, windows and registers, then over the taps of a window that lie in
/// the input. Tells the kernels where their tensors stand.
/// </summary>
internal sealed class PoolWriter(PoolKernel kernel, KernelWriter writer)
{
    // A window of at most this many taps is written out.
    private const int MostUnrolledTaps = 16;

    private const int Width = 2;

    private readonly Dictionary<PoolTensor, string> _at = kernel.Tensors.ToDictionary(t => t, t => t.Pointer);

    // Per axis: the first tap inside the input and the one after the last, where padding makes them vary.
    private readonly string[] _first = ["0", "0", "0"];
    private readonly string[] _last = kernel.Axes.Select(a => Number(a.Kernel)).ToArray();

    // Per axis: where the window starts.
    private readonly string[] _start = ["0", "0", "0"];

    private bool IsUnrolled =>
        kernel.Axes.All(a => !a.IsPadded) && kernel.Axes.Aggregate(1, (n, a) => n * a.Kernel) <= MostUnrolledTaps;

    /// <summary>
    /// Runs over all windows of the items and writes <paramref name="window"/> for a register of them.
    /// </summary>
    /// <param name="clear">Tensors to fill with zeros before an item's windows.</param>
    public void Windows(IReadOnlyList<PoolTensor> clear, Action<Lanes> window)
    {
        string item = writer.Fresh("item");
        using (writer.Braces($"for (nint {item} = begin; {item} < end; {item}++)"))
        {
            if (kernel.RowsAreItems)
                RowItem(item, clear, window);
            else
                ImageItem(item, clear, window);
        }
    }

    /// <summary>Writes the body once per tap when there are few, else inside loops over the taps.</summary>
    public void Taps(Action<string[]> body)
    {
        if (IsUnrolled)
        {
            for (int d = 0; d < kernel.Axes[0].Kernel; d++)
            {
                for (int h = 0; h < kernel.Axes[1].Kernel; h++)
                {
                    for (int w = 0; w < kernel.Axes[2].Kernel; w++)
                        body([Number(d), Number(h), Number(w)]);
                }
            }

            return;
        }

        TapLoop(0, ["0", "0", "0"], body);
    }

    /// <summary>Where the first lane of a tensor is; <paramref name="tap"/> for tensors indexed by elements.</summary>
    public string At(PoolTensor tensor, string[]? tap, Lanes lanes)
    {
        string text = _at[tensor];
        for (int axis = 0; tap is not null && axis < 3; axis++)
        {
            Dim step = tensor.Strides[2 + axis] * kernel.Axes[axis].Dilation;
            if (tap[axis] != "0" && step != Dim.Zero)
            {
                text += " + "
                    + (int.TryParse(tap[axis], out int number) ? CSharpDialect.Size(step * number)
                        : LoopWriter.Times(tap[axis], step));
            }
        }

        Dim lane = LaneStride(tensor);
        return lanes.Index == "0" || lane == Dim.Zero ? text : $"{text} + {LoopWriter.Times(lanes.Index, lane)}";
    }

    public string Load(PoolTensor tensor, string[]? tap, Lanes lanes) =>
        LaneMove.Load(At(tensor, tap, lanes), IsSingle(lanes) ? Dim.Zero : LaneStride(tensor), lanes.Rest);

    public void Store(PoolTensor tensor, string value, string[]? tap, Lanes lanes) =>
        writer.Line(
            LaneMove.Store(value, At(tensor, tap, lanes), IsSingle(lanes) ? Dim.Zero : LaneStride(tensor), lanes.Rest));

    /// <summary>
    /// What the mean divides by, as text for the right side: "* V.Create(0.25f)" or "/ V.Create(9f)".
    /// </summary>
    public string Divide(bool countPadding)
    {
        if (kernel.Axes.All(a => !a.IsPadded))
        {
            int taps = kernel.Axes.Aggregate(1, (n, a) => n * a.Kernel);
            // The reciprocal of a power of two is exact.
            return (taps & (taps - 1)) == 0 ? $"* V.Create({CSharpDialect.Number(1.0 / taps)})"
                : $"/ V.Create({CSharpDialect.Number(taps)})";
        }

        IEnumerable<string> counts = Enumerable.Range(0, 3).Where(a => !kernel.Axes[a].IsTrivial)
            .Select(a => Count(a, countPadding));
        return $"/ V.Create((float)({string.Join(" * ", counts)}))";
    }

    private static string Number(long number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    // A window of one lane (at the border of a row) has index "0" and one lane.
    private static bool IsSingle(Lanes lanes) => lanes.Rest == "1";

    private Dim LaneStride(PoolTensor tensor) => kernel.OverChannels ? tensor.Strides[1]
        : tensor.HasInputShape ? tensor.Strides[4] * kernel.Axes[Width].Stride
        : tensor.Strides[4];

    // ---- items ------------------------------------------------------------------------------------------------------

    // A row of windows of one image, all channels.
    private void RowItem(string item, IReadOnlyList<PoolTensor> clear, Action<Lanes> window)
    {
        string rows = CSharpDialect.Size(kernel.Axes[1].Output);
        string image = kernel.Batch == Dim.One ? "0" : writer.Local("nint", "image", $"{item} / {rows}");
        string row = kernel.Batch == Dim.One ? item : writer.Local("nint", "row", $"{item} % {rows}");
        string channels = CSharpDialect.Size(kernel.Channels);
        Moved([(image, 0)], "Image", () =>
        {
            foreach (PoolTensor tensor in clear)
                ClearRows(tensor, row, channels);
            Row(0, "0", () => Row(1, row, () => Columns(channels, window)));
        });
    }

    // All windows of an image, for a block of channels or one channel.
    private void ImageItem(string item, IReadOnlyList<PoolTensor> clear, Action<Lanes> window)
    {
        string channels = CSharpDialect.Size(kernel.Channels), count = "1";
        string image = item, channel = "0";
        if (kernel.OverChannels)
        {
            if (kernel.Channels is not { IsConstant: true, Value: <= PoolKernel.ChannelBlock })
            {
                string blocks = CSharpDialect.Size(
                    (kernel.Channels + (PoolKernel.ChannelBlock - 1)).FloorDivide(PoolKernel.ChannelBlock));
                image = writer.Local("nint", "image", $"{item} / {blocks}");
                channel = writer.Local("nint", "channel", $"{item} % {blocks} * {PoolKernel.ChannelBlock}");
                count = writer.Local("nint", "count", $"Math.Min({PoolKernel.ChannelBlock}, {channels} - {channel})");
            }
            else
            {
                count = channels;
            }
        }
        else if (kernel.Channels != Dim.One)
        {
            image = writer.Local("nint", "image", $"{item} / {channels}");
            channel = writer.Local("nint", "channel", $"{item} % {channels}");
        }

        Moved([(image, 0), (channel, 1)], "Image", () =>
        {
            foreach (PoolTensor tensor in clear)
                Clear(tensor, "0", CSharpDialect.Size(kernel.Axes[1].Input), count);
            Loop("plane", 0, plane =>
                Row(0, plane, () => Loop("row", 1, row => Row(1, row, () => Columns(count, window)))));
        });

        void Loop(string stem, int axis, Action<string> body)
        {
            if (kernel.Axes[axis].Output == Dim.One)
            {
                body("0");
                return;
            }

            string index = writer.Fresh(stem);
            using (writer.Braces(
                $"for (nint {index} = 0; {index} < {CSharpDialect.Size(kernel.Axes[axis].Output)}; {index}++)"))
                body(index);
        }
    }

    // ---- windows ----------------------------------------------------------------------------------------------------

    // Moves to one index of depth or height: windows by one, elements by the stride.
    private void Row(int axis, string index, Action body) => Window(axis, index, axis == 0 ? "Plane" : "Row", body);

    private void Window(int axis, string index, string stem, Action body)
    {
        PoolAxis a = kernel.Axes[axis];
        string first = _first[axis], last = _last[axis], start = _start[axis];
        if (index != "0" || a.Before != 0)
        {
            string text = a.Stride == 1 || index == "0" ? index : $"{index} * {a.Stride}";
            _start[axis] = writer.Local("nint", "start", a.Before == 0 ? text : $"({text}) - {a.Before}");
        }
        else
        {
            _start[axis] = "0";
        }

        if (a.IsPadded)
        {
            string input = CSharpDialect.Size(a.Input);
            _first[axis] = writer.Local("nint", "firstTap", a.Dilation == 1
                ? $"Math.Max(0, -{_start[axis]})"
                : $"Math.Max(0, ({a.Dilation - 1} - {_start[axis]}) / {a.Dilation})");
            _last[axis] = writer.Local("nint", "lastTap", a.Dilation == 1
                ? $"Math.Min({a.Kernel}, {input} - {_start[axis]})"
                : $"Math.Min({a.Kernel}, ({input} - {_start[axis]} + {a.Dilation - 1}) / {a.Dilation})");
        }

        Dictionary<PoolTensor, string> before = new(_at);
        foreach (PoolTensor tensor in kernel.Tensors)
            Move(tensor, [(tensor.HasInputShape ? _start[axis] : index, 2 + axis)], stem);
        body();
        foreach (PoolTensor tensor in kernel.Tensors)
            _at[tensor] = before[tensor];
        (_first[axis], _last[axis], _start[axis]) = (first, last, start);
    }

    // The windows of a row: one by one with channels in the register, or a register of them.
    private void Columns(string count, Action<Lanes> window)
    {
        PoolAxis w = kernel.Axes[Width];
        if (kernel.OverChannels)
        {
            string column = writer.Fresh("column");
            using (writer.Braces($"for (nint {column} = 0; {column} < {CSharpDialect.Size(w.Output)}; {column}++)"))
                Window(Width, column, "Window", () => VectorLoop.Write(writer, count, window));
            return;
        }

        string output = CSharpDialect.Size(w.Output);
        if (!w.IsPadded)
        {
            Window(Width, "0", "Window", () => VectorLoop.Write(writer, output, window));
            return;
        }

        // Windows that hang over an end of the row are done one by one, those between a register at a time.
        string start = writer.Local("nint", "inside", $"Math.Min({(w.Before + w.Stride - 1) / w.Stride}, {output})");
        string end = writer.Local(
            "nint", "insideEnd", $"{CSharpDialect.Size(w.Input + (w.Before - w.Extent))} < 0 ? {start} : "
            + $"Math.Max({start}, Math.Min({output}, ({CSharpDialect.Size(w.Input + (w.Before - w.Extent))} / "
            + $"{w.Stride}) + 1))");
        Single("0", start);
        (string first, string last) = (_first[Width], _last[Width]);
        string stride = w.Stride == 1 ? start : $"({start} * {w.Stride})";
        Dictionary<PoolTensor, string> before = new(_at);
        string from = writer.Local("nint", "start", $"{stride} - {w.Before}");
        string startBefore = _start[Width];
        _start[Width] = from;
        foreach (PoolTensor tensor in kernel.Tensors)
            Move(tensor, [(tensor.HasInputShape ? from : start, 4)], "Window");
        VectorLoop.Write(writer, $"({end} - {start})", window);
        foreach (PoolTensor tensor in kernel.Tensors)
            _at[tensor] = before[tensor];
        (_first[Width], _last[Width], _start[Width]) = (first, last, startBefore);
        Single(end, output);

        void Single(string begin, string until)
        {
            string column = writer.Fresh("column");
            using (writer.Braces($"for (nint {column} = {begin}; {column} < {until}; {column}++)"))
                Window(Width, column, "Window", () => window(new Lanes("0", "1")));
        }
    }

    private void TapLoop(int axis, string[] tap, Action<string[]> body)
    {
        if (axis == 3)
        {
            body(tap);
            return;
        }

        if (kernel.Axes[axis].Kernel == 1 && !kernel.Axes[axis].IsPadded)
        {
            TapLoop(axis + 1, tap, body);
            return;
        }

        string index = writer.Fresh("tap");
        using (writer.Braces($"for (nint {index} = {_first[axis]}; {index} < {_last[axis]}; {index}++)"))
        {
            string[] inner = (string[])tap.Clone();
            inner[axis] = index;
            TapLoop(axis + 1, inner, body);
        }
    }

    // How many taps a mean counts along an axis: those in the input, or those before the mirrored padding ends.
    private string Count(int axis, bool countPadding)
    {
        PoolAxis a = kernel.Axes[axis];
        if (!a.IsPadded)
            return Number(a.Kernel);
        if (!countPadding)
            return $"({_last[axis]} - {_first[axis]})";
        string room = $"{CSharpDialect.Size(a.Input + a.Before)} - {_start[axis]}";
        return a.Dilation == 1 ? $"Math.Min({a.Kernel}, {room})"
            : $"Math.Min({a.Kernel}, ({room} + {a.Dilation - 1}) / {a.Dilation})";
    }

    // ---- zeros ------------------------------------------------------------------------------------------------------

    // The rows of elements that belong to a row of windows: up to where the next row of windows starts.
    private void ClearRows(PoolTensor tensor, string row, string count)
    {
        PoolAxis h = kernel.Axes[1];
        string input = CSharpDialect.Size(h.Input);
        string from = writer.Local(
            "nint", "from", $"{row} == 0 ? 0 : Math.Min({input}, ({row} * {h.Stride}) - {h.Before})");
        string to = writer.Local(
            "nint", "to",
            $"{row} == {CSharpDialect.Size(h.Output)} - 1 ? {input} : Math.Min({input}, (({row} + 1) * {h.Stride}) - "
            + $"{h.Before})");
        Clear(tensor, from, to, count);
    }

    private void Clear(PoolTensor tensor, string fromRow, string toRow, string count)
    {
        string depth = kernel.Axes[0].Input == Dim.One ? "0" : writer.Fresh("plane");
        SourceWriter.Block? planes = depth == "0" ? null
            : writer.Braces($"for (nint {depth} = 0; {depth} < {CSharpDialect.Size(kernel.Axes[0].Input)}; {depth}++)");
        string row = writer.Fresh("row");
        using (writer.Braces($"for (nint {row} = {fromRow}; {row} < {toRow}; {row}++)"))
        {
            string at = _at[tensor];
            if (depth != "0")
                at += " + " + LoopWriter.Times(depth, tensor.Strides[2]);
            if (tensor.Strides[3] != Dim.Zero)
                at += " + " + LoopWriter.Times(row, tensor.Strides[3]);
            string start = writer.Local("float*", "zeros", at);
            if (!kernel.OverChannels)
                ClearRun(start, tensor.Strides[4], CSharpDialect.Size(kernel.Axes[Width].Input));
            else if (tensor.Strides[4] == kernel.Channels && count == CSharpDialect.Size(kernel.Channels))
                ClearRun(start, Dim.One, CSharpDialect.Size(kernel.Axes[Width].Input * kernel.Channels));
            else
            {
                string column = writer.Fresh("column");
                using (writer.Braces(
                    $"for (nint {column} = 0; {column} < {CSharpDialect.Size(kernel.Axes[Width].Input)}; {column}++)"))
                    ClearRun($"{start} + {LoopWriter.Times(column, tensor.Strides[4])}", Dim.One, count);
            }
        }

        planes?.Dispose();
    }

    private void ClearRun(string at, Dim stride, string count) => VectorLoop.Write(writer, count, lanes =>
        writer.Line(LaneMove.Store("V.Zero", $"{at} + {LoopWriter.Times(lanes.Index, stride)}", stride, lanes.Rest)));

    // ---- pointers ---------------------------------------------------------------------------------------------------

    private void Moved(IReadOnlyList<(string Index, int Axis)> steps, string stem, Action body)
    {
        Dictionary<PoolTensor, string> before = new(_at);
        foreach (PoolTensor tensor in kernel.Tensors)
            Move(tensor, steps, stem);
        body();
        foreach (PoolTensor tensor in kernel.Tensors)
            _at[tensor] = before[tensor];
    }

    private void Move(PoolTensor tensor, IReadOnlyList<(string Index, int Axis)> steps, string stem)
    {
        string[] moves = steps.Where(s => s.Index != "0" && tensor.Strides[s.Axis] != Dim.Zero)
            .Select(s => LoopWriter.Times(s.Index, tensor.Strides[s.Axis])).ToArray();
        if (moves.Length > 0)
            _at[tensor] = writer.Local("float*", tensor.Pointer + stem, $"{_at[tensor]} + {string.Join(" + ", moves)}");
    }
}
