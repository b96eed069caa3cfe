using Ml.Contracts;

namespace Ml.Weights;

/// <summary>Brings a file's tensors into a model: all of them or, with the complete list of what is wrong,
/// none.</summary>
public static unsafe class WeightLoader
{
    /// <summary>
    /// Copies a file into parameter sets by name, in any order. F32 is copied, F16 and BF16 are widened exactly.
    /// </summary>
    /// <param name="file">Must hold exactly the tensors of all sets together.</param>
    /// <param name="sets">Usually parameters and state.</param>
    /// <exception cref="WeightMismatchException">Lists every missing, surplus and wrongly shaped or typed
    /// tensor.</exception>
    public static void Copy(SafetensorsFile file, params ReadOnlySpan<ParameterSet> sets)
    {
        var targets = new NamedSet[sets.Length];
        for (var i = 0; i < sets.Length; i++)
            targets[i] = new NamedSet("", sets[i]);
        Copy(file, targets);
    }

    /// <summary>
    /// Uses the file's memory as parameters, without a copy, when it holds exactly these tensors as F32 in this order
    /// (what <c>Save</c> writes); otherwise copies. The result says which by <see cref="ParameterSet.IsReadOnly"/>.
    /// </summary>
    /// <param name="file">May be disposed afterwards: memory in use stays.</param>
    /// <param name="sets">Usually the tensors of parameters and of state.</param>
    /// <exception cref="WeightMismatchException">Lists every missing, surplus and wrongly shaped or typed
    /// tensor.</exception>
    public static ParameterSet[] InPlace(SafetensorsFile file, params IReadOnlyList<ParameterInfo>[] sets)
    {
        var values = (float*)file.Data;
        if (!ParameterSet.CanLieAt(values) || !SameOrder(file, sets.SelectMany(infos => infos).ToArray()))
        {
            ParameterSet[] copies = [.. sets.Select(infos => new ParameterSet(infos))];
            Copy(file, copies);
            return copies;
        }

        file.Lend();
        var loaded = new ParameterSet[sets.Length];
        for (var i = 0; i < sets.Length; i++)
        {
            var length = sets[i].Sum(info => info.Length);
            loaded[i] = length == 0
                ? new ParameterSet(sets[i])
                : ParameterSet.Over(sets[i], values, length, file);
            values += length;
        }

        return loaded;
    }

    /// <summary>Copies tensors named prefix + name.</summary>
    internal static void Copy(SafetensorsFile file, IReadOnlyList<NamedSet> sets)
    {
        Check(file, sets);
        foreach (var (prefix, set) in sets)
        {
            foreach (var parameter in set)
            {
                var entry = file[prefix + parameter.Name];
                Convert(entry.Type, file.Data + entry.Offset, set.Pointer + parameter.Offset, parameter.Info.Length);
            }

            set.MarkChanged();
        }
    }

    static void Check(SafetensorsFile file, IReadOnlyList<NamedSet> sets)
    {
        List<string> missing = [], surplus = [], wrong = [];
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (prefix, set) in sets)
        {
            if (set.IsReadOnly)
                throw new InvalidOperationException("Parameters used in place are read-only; load into a copy");
            foreach (var info in set.Infos)
            {
                var name = prefix + info.Name;
                if (!known.Add(name))
                    throw new ArgumentException($"Two of the sets have a tensor '{name}'", nameof(sets));
                var expected = $"{name} [{string.Join(", ", info.Shape)}]";
                if (!file.TryGet(name, out var entry))
                    missing.Add(expected);
                else if (!SameShape(info, entry) || !Converts(entry.Type))
                    wrong.Add($"{expected}, the file has " +
                              $"{SafetensorsTypes.Name(entry.Type)} [{string.Join(", ", entry.Shape)}]");
            }
        }

        foreach (var entry in file.Tensors)
            if (!known.Contains(entry.Name))
                surplus.Add(entry.ToString());
        if (missing.Count + surplus.Count + wrong.Count > 0)
            throw new WeightMismatchException(file.Name, missing, surplus, wrong);
    }

    static bool SameOrder(SafetensorsFile file, ParameterInfo[] infos)
    {
        if (file.Tensors.Count != infos.Length)
            return false;
        for (var i = 0; i < infos.Length; i++)
        {
            var entry = file.Tensors[i];
            if (entry.Name != infos[i].Name || entry.Type != SafetensorsType.F32 || !SameShape(infos[i], entry))
                return false;
        }

        return true;
    }

    static bool SameShape(ParameterInfo info, SafetensorsEntry entry)
    {
        if (info.Shape.Length != entry.Shape.Count)
            return false;
        for (var axis = 0; axis < info.Shape.Length; axis++)
            if (info.Shape[axis] != entry.Shape[axis])
                return false;
        return true;
    }

    static bool Converts(SafetensorsType type) =>
        type is SafetensorsType.F32 or SafetensorsType.F16 or SafetensorsType.BF16;

    static void Convert(SafetensorsType type, byte* source, float* target, long count)
    {
        switch (type)
        {
            case SafetensorsType.F16:
                for (var i = 0L; i < count; i++)
                    target[i] = (float)((Half*)source)[i];
                break;
            case SafetensorsType.BF16:
                for (var i = 0L; i < count; i++)
                    target[i] = BitConverter.UInt32BitsToSingle((uint)((ushort*)source)[i] << 16);
                break;
            default:
                Buffer.MemoryCopy(source, target, count * sizeof(float), count * sizeof(float));
                break;
        }
    }
}
