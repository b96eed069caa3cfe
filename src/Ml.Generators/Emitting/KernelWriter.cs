using Ml.Generators.Planning;
using Ml.Generators.Shapes;

namespace Ml.Generators.Emitting;

/// <summary>
/// Writes the body of one kernel: the text between its braces, where <c>V</c> is the vector type, <c>begin</c> and
/// <c>end</c> the items to compute, and every pointer and named size is a local.
/// </summary>
/// <param name="output">What it writes to.</param>
public sealed class KernelWriter(SourceWriter output)
{
    private readonly Dictionary<string, int> _names = new(StringComparer.Ordinal);

    // What the alternative that is being written has changed, with what was there before.
    private List<KeyValuePair<string, int>>? _changes;

    /// <summary>A local's name that is not used yet: stem, then stem2, stem3 ...</summary>
    public string Fresh(string stem)
    {
        int count = CountOf(stem);
        Set(stem, count + 1);
        if (count == 0)
            return stem;
        string name = stem + (count + 1).ToString(System.Globalization.CultureInfo.InvariantCulture);
        if (CountOf(name) > 0)
            return Fresh(stem); // someone asked for "batch2" itself
        Set(name, 1);
        return name;
    }

    /// <summary>Writes blocks side by side, each free to use the same names; later text uses others.</summary>
    public void Alternatives(params Action[] blocks)
    {
        List<KeyValuePair<string, int>>? outer = _changes;
        Dictionary<string, int> after = new(StringComparer.Ordinal);
        foreach (Action block in blocks)
        {
            _changes = [];
            block();
            foreach (string name in _changes.Select(c => c.Key))
                after[name] = Math.Max(CountOf(name), after.TryGetValue(name, out int most) ? most : 0);
            for (int i = _changes.Count - 1; i >= 0; i--)
                _names[_changes[i].Key] = _changes[i].Value;
        }

        _changes = outer;
        foreach (KeyValuePair<string, int> name in after)
            Set(name.Key, name.Value);
    }

    public void Line(string text = "") => output.Line(text);

    public SourceWriter.Block Braces(string header = "") => output.Braces(header);

    /// <summary>Writes <c>type name = value;</c> under a fresh name and returns it.</summary>
    public string Local(string type, string stem, string value)
    {
        string name = Fresh(stem);
        Line($"{type} {name} = {value};");
        return name;
    }

    /// <summary>The element address <c>pointer + i0 * stride0 + ...</c>, with zero and one folded away.</summary>
    public static string Address(TensorAccess access, IReadOnlyList<string> indices)
    {
        string text = access.Pointer;
        for (int axis = 0; axis < indices.Count; axis++)
        {
            Dim stride = access.Strides[axis];
            if (stride == Dim.Zero || indices[axis] == "0")
                continue;
            text += stride == Dim.One ? $" + {indices[axis]}" : $" + ({indices[axis]} * {CSharpDialect.Size(stride)})";
        }

        return text;
    }

    private int CountOf(string name) => _names.TryGetValue(name, out int count) ? count : 0;

    private void Set(string name, int count)
    {
        _changes?.Add(new KeyValuePair<string, int>(name, CountOf(name)));
        _names[name] = count;
    }
}
