using System.Globalization;
using Ml.Generators.Planning;
using Ml.Generators.Planning.Contractions;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting.Contractions;

/// <summary>
/// Prints the function that computes one register tile. Its law: sums are locals, the innermost loop has nothing but
/// loads, broadcasts and fused multiply-adds, distances between rows are constants.
/// </summary>
internal sealed class TileWriter
{
    // Chains of dependent multiply-adds that keep the units busy: four or five cycles of latency, two units.
    private const int WantedChains = 8;

    // Multiply-adds in the body of the innermost loop.
    private const int LongestBody = 64;

    private readonly TiledText _text;
    private readonly TileShape _shape;
    private readonly IReadOnlyList<ContractionAxis> _reduced;
    private readonly KernelWriter _writer;
    private readonly int _phases;

    private TileWriter(TiledText text, TileShape shape, KernelWriter writer)
    {
        _text = text;
        _shape = shape;
        _reduced = text.Tiles.Reduced;
        _writer = writer;
        Dim inner = InnerSize;
        int phases = 1;
        while (shape.Rows * shape.Vectors * phases * 2 <= WantedChains
            && (!inner.IsConstant || inner.Value >= phases * 4))
            phases *= 2;
        _phases = phases;
    }

    private Dim InnerSize => _reduced[_reduced.Count - 1].Size;

    private int Panel => _shape.Vectors;

    /// <summary>The function's text.</summary>
    public static string Write(TiledText text, TileShape shape)
    {
        string comment = string.Format(
            CultureInfo.InvariantCulture, "{0} rows x {1} registers of columns: {2} sums in registers.",
            shape.Rows, shape.Vectors, shape.Rows * shape.Vectors);
        KernelWriter writer = text.Function(comment, $"{shape.Name}({Parameters(text)})", out SourceWriter.Block body);
        using (body)
            new TileWriter(text, shape, writer).WriteBody();
        return writer.Out.ToString();
    }

    public static string Parameters(TiledText text) => text.IsChunked
        ? TiledText.List(
            ["float* left", "float* right", "float* sums", "nint chunk", "bool isFirst"], text.SizeParameters)
        : text.IsInline
            ? TiledText.List(
                ["float* left", "float* right", "float* result"], text.OperandParameters,
                text.HasTails ? ["float* sums", "nint tileColumns"] : [], text.SizeParameters)
            : TiledText.List(["float* left", "float* right", "float* sums"], text.SizeParameters);

    private void WriteBody()
    {
        for (int row = 0; row < _shape.Rows; row++)
        {
            for (int phase = 0; phase < _phases; phase++)
                _writer.Line($"V {string.Join(", ", Vectors().Select(v => $"{Sum(row, v, phase)} = V.Zero"))};");
        }

        if (_text.IsChunked)
        {
            using (_writer.Braces("if (!isFirst)"))
            {
                EachSum((sum, row, v) => _writer.Line($"{sum} = V.Load(sums + {Offset(row, v)});"));
            }
        }

        if (!_text.Tiles.RightPanels)
            Reduce(0, "left", "right");
        else
            Reduce(0, "left", null);
        JoinPhases();
        if (_text.IsInline)
            StoreResults();
        else
            EachSum((sum, row, v) => _writer.Line($"V.Store({sum}, sums + {Offset(row, v)});"));
    }

    /// <param name="right">Null when the panel's steps follow each other.</param>
    private void Reduce(int depth, string left, string? right)
    {
        ContractionAxis axis = _reduced[depth];
        string count = depth == 0 && _text.IsChunked ? "chunk" : CSharpDialect.Size(axis.Size);
        if (depth == _reduced.Count - 1)
        {
            Innermost(axis, count, left, right);
            return;
        }

        string index = _writer.Fresh(axis.Name);
        using (_writer.Braces($"for (nint {index} = 0; {index} < {count}; {index}++)"))
        {
            string leftHere = axis.Left == Dim.Zero ? left
                : _writer.Local("float*", "left" + Capital(axis.Name), left + AddressText.Step(index, axis.Left));
            string? rightHere = right is null ? null
                : _writer.Local("float*", "right" + Capital(axis.Name), right + AddressText.Step(index, axis.Right));
            Reduce(depth + 1, leftHere, rightHere);
        }
    }

    private void Innermost(ContractionAxis axis, string count, string left, string? right)
    {
        Dim step = _text.Tiles.LeftPacking switch
        {
            LeftPacking.Rows => Dim.One,
            LeftPacking.Columns => TileShape.PackedColumn,
            _ => axis.Left,
        };
        bool known = !(_reduced.Count == 1 && _text.IsChunked) && axis.Size.IsConstant;
        int sums = _shape.Rows * _shape.Vectors;
        bool mayUnroll = !StepsShareElements(step);
        if (known && mayUnroll && axis.Size.Value <= 4 && axis.Size.Value * sums <= 2 * LongestBody)
        {
            Body((int)axis.Size.Value, left, step, right, axis.Right);
            if (right is null)
                _writer.Line($"right += {axis.Size.Value * Panel} * V.Count;");
            return;
        }

        int unroll = _phases;
        if (known && mayUnroll && _phases == 1)
            unroll = new[] { 4, 2, 1 }.First(u => axis.Size.Value % u == 0 && (u == 1 || u * sums <= LongestBody));
        bool divides = unroll == 1 || (known && axis.Size.Value % unroll == 0);
        string a = _writer.Local("float*", "a", left);
        string b = right is null ? "right" : _writer.Local("float*", "b", right);
        string index = _writer.Fresh(axis.Name);
        string until = divides ? count : $"{count} - {unroll - 1}";
        _writer.Line($"nint {index} = 0;");
        using (_writer.Braces($"for (; {index} < {until}; {index} += {unroll})"))
            Step(unroll);
        if (!divides)
        {
            using (_writer.Braces($"for (; {index} < {count}; {index}++)"))
                Step(1);
        }

        void Step(int times)
        {
            Body(times, a, step, right is null ? null : b, axis.Right);
            if (step != Dim.Zero)
                _writer.Line($"{a} += {CSharpDialect.Size(step * times)};");
            _writer.Line(
                right is null ? $"right += {times * Panel} * V.Count;"
                : $"{b} += {CSharpDialect.Size(axis.Right * times)};");
        }
    }

    /// <summary>
    /// Whether one row's element is another row's some steps later, as in windows that slide by one element.
    /// Straight-line code over such steps makes the JIT keep every broadcast for the later step, and sums spill.
    /// </summary>
    private bool StepsShareElements(Dim step)
    {
        HashSet<string> now = new(_shape.Left.Select(d => d.ToString()), StringComparer.Ordinal);
        return step != Dim.Zero
            && _shape.Left.Any(d => Enumerable.Range(1, 3).Any(s => now.Contains((d + (step * s)).ToString())));
    }

    /// <summary>Some steps of the reduction as straight-line code.</summary>
    private void Body(int steps, string left, Dim leftStep, string? right, Dim rightStep)
    {
        for (int step = 0; step < steps; step++)
        {
            SourceWriter.Block? scope = steps > 1 ? _writer.Braces() : null;
            string b = right is null ? "right"
                : right + (step == 0 || rightStep == Dim.Zero ? "" : $" + {CSharpDialect.Size(rightStep * step)}");
            int first = right is null ? step * Panel : 0;
            _writer.Line(
                "V " + string.Join(", ", Vectors().Select(v => $"b{v} = V.Load({b}{Registers(first + v)})")) + ";");
            for (int row = 0; row < _shape.Rows; row++)
            {
                string products = string.Concat(Vectors().Select(v =>
                    $" {Sum(row, v, step % _phases)} = V.Fma(a{row}, b{v}, {Sum(row, v, step % _phases)});"));
                _writer.Line(
                    $"V a{row} = "
                    + $"V.Create({left}[{CSharpDialect.Size(_shape.Left[row] + (leftStep * step))}]);{products}");
            }

            scope?.Dispose();
        }
    }

    /// <summary>Short tiles sum in several chains; they are added as a tree.</summary>
    private void JoinPhases()
    {
        for (int distance = _phases / 2; distance > 0; distance /= 2)
        {
            for (int phase = 0; phase < distance; phase++)
            {
                for (int row = 0; row < _shape.Rows; row++)
                {
                    foreach (int v in Vectors())
                        _writer.Line($"{Sum(row, v, phase)} = {Sum(row, v, phase)} + {Sum(row, v, phase + distance)};");
                }
            }
        }
    }

    private void StoreResults()
    {
        if (_text.HasTails)
        {
            using (_writer.Braces($"if (tileColumns < {Panel} * V.Count)"))
            {
                EachSum((sum, row, v) => _writer.Line($"V.Store({sum}, sums + {Offset(row, v)});"));
                _writer.Line(
                    "Finish(" + FinishWriter.Arguments(_text, _shape, "sums", "result", _text.Operands, "tileColumns")
                    + ");");
                _writer.Line("return;");
            }
        }

        Epilogue? epilogue = _text.Kernel.Data.Epilogue;
        Dictionary<(int Operand, int Vector), string> shared = [];
        EachSum((sum, row, v) =>
        {
            string[] operands = [.. _text.Operands.Select((name, i) => Operand(name, i, row, v))];
            string final = EpilogueWriter.Apply(_writer, epilogue, sum, operands);
            _writer.Line($"V.Store({final}, result{Distance(_shape.Result[row])}{Registers(v)});");
        });

        // Operands that do not change from row to row are loaded once.
        string Operand(string name, int i, int row, int v)
        {
            Dim stride = _text.Tiles.Columns.Epilogue[i];
            bool same = _shape.Operands[i].All(d => d == Dim.Zero);
            int vector = stride == Dim.Zero ? 0 : v;
            if (same && shared.TryGetValue((i, vector), out string? loaded))
                return loaded;
            string lanes = vector == 0 ? "" : stride == Dim.One ? Registers(v)
                : $" + ({v} * V.Count * {CSharpDialect.Size(stride)})";
            string local = _writer.Local(
                "V", name + "V",
                LaneText.Load(
                    name + Distance(_shape.Operands[i][row]) + lanes, stride, LaneMode.Full));
            if (same)
                shared[(i, vector)] = local;
            return local;
        }
    }

    private void EachSum(Action<string, int, int> write)
    {
        for (int row = 0; row < _shape.Rows; row++)
        {
            foreach (int v in Vectors())
                write(Sum(row, v, 0), row, v);
        }
    }

    private IEnumerable<int> Vectors() => Enumerable.Range(0, _shape.Vectors);

    private string Sum(int row, int vector, int phase) => phase == 0
        ? $"sum{row}_{vector}"
        : $"sum{row}_{vector}_{phase}";

    private string Offset(int row, int vector) => $"{(row * Panel) + vector} * V.Count";

    private static string Registers(int count) =>
        count switch { 0 => "", 1 => " + V.Count", _ => $" + {count} * V.Count" };

    private static string Distance(Dim distance) => distance == Dim.Zero ? "" : " + " + CSharpDialect.Size(distance);

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
