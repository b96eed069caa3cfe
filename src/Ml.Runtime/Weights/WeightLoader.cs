using Ml.Contracts;

namespace Ml.Weights;

/// <summary>Brings a file's tensors into a model: all of them or, with the complete list of what is wrong,
/// none.</summary>
public static unsafe class WeightLoader
{
    static readonly WeightRules ByName = new();

    /// <summary>
    /// Copies a file into parameter sets by name, in any order. F32 is copied, F16 and BF16 are widened exactly, F64
    /// and scalars of whole numbers are rounded.
    /// </summary>
    /// <param name="file">Must hold exactly the tensors of all sets together; scalars of whole numbers that the sets do
    /// not have are passed over.</param>
    /// <param name="sets">Usually parameters and state.</param>
    /// <exception cref="WeightMismatchException">Lists every missing, surplus and wrongly shaped or typed
    /// tensor.</exception>
    public static void Copy(SafetensorsFile file, params ReadOnlySpan<ParameterSet> sets) => Copy(file, ByName, sets);

    /// <summary>Copies a file into parameter sets by rules.</summary>
    /// <param name="file">Must hold exactly the tensors of all sets together, but for what the rules say.</param>
    /// <param name="rules">What to rename, leave out, or keep; null for nothing of it.</param>
    /// <param name="sets">Usually parameters and state.</param>
    /// <exception cref="WeightMismatchException">Lists every missing, surplus and wrongly shaped or typed
    /// tensor.</exception>
    public static void Copy(SafetensorsFile file, WeightRules? rules, params ReadOnlySpan<ParameterSet> sets)
    {
        var targets = new NamedSet[sets.Length];
        for (var i = 0; i < sets.Length; i++)
            targets[i] = new NamedSet("", sets[i]);
        Copy(file, targets, rules ?? ByName);
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
    internal static void Copy(SafetensorsFile file, IReadOnlyList<NamedSet> sets, WeightRules? rules = null)
    {
        rules ??= ByName;
        var data = file.Hold();
        try
        {
            var match = new WeightMatch(file, sets, rules, data);
            match.RequireFit();
            foreach (var (prefix, set) in sets)
            {
                var keeper = set.Keep(out var values);
                foreach (var parameter in set)
                {
                    var name = prefix + parameter.Name;
                    if (match.For(name) is not { } entry)
                        continue;
                    var source = data + entry.Offset;
                    var target = values + parameter.Offset;
                    if (rules.Transposes(name) && entry.Shape.Count == 2)
                        TensorReader.ReadTransposed(entry.Type, source, target, entry.Shape[1], entry.Shape[0]);
                    else
                        TensorReader.Read(entry.Type, source, target, parameter.Info.Length);
                }

                GC.KeepAlive(keeper);
                set.MarkChanged();
            }
        }
        finally
        {
            file.Release();
        }
    }

    static bool SameOrder(SafetensorsFile file, ParameterInfo[] infos)
    {
        if (file.Tensors.Count != infos.Length)
            return false;
        for (var i = 0; i < infos.Length; i++)
        {
            var entry = file.Tensors[i];
            if (entry.Name != infos[i].Name || entry.Type != SafetensorsType.F32
                || !entry.Shape.SequenceEqual(infos[i].Shape.Select(size => (long)size)))
            {
                return false;
            }
        }

        return true;
    }
}
