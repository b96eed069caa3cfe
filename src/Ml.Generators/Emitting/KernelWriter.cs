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
    private Dictionary<string, int> _names = new(StringComparer.Ordinal);

    /// <summary>A local's name that is not used yet: stem, then stem2, stem3 ...</summary>
    public string Fresh(string stem)
    {
        _names.TryGetValue(stem, out int count);
        _names[stem] = count + 1;
        if (count == 0)
            return stem;
        string name = $"{stem}{count + 1}";
        if (_names.ContainsKey(name))
            return Fresh(stem); // someone asked for "batch2" itself
        _names[name] = 1;
        return name;
    }

    /// <summary>Writes blocks side by side, each free to use the same names; later text uses others.</summary>
    public void Alternatives(params Action[] blocks)
    {
        Dictionary<string, int> before = _names, after = new(before, StringComparer.Ordinal);
        foreach (Action block in blocks)
        {
            _names = new Dictionary<string, int>(before, StringComparer.Ordinal);
            block();
            foreach (KeyValuePair<string, int> name in _names)
                after[name.Key] = Math.Max(name.Value, after.TryGetValue(name.Key, out int count) ? count : 0);
        }

        _names = after;
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
}
