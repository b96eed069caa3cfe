using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>
/// The named tensors of a model, trained and kept. Filled while the program is lowered; a name that is known gives its
/// entry, so that shared layers share and a second lowering (training after evaluation) finds the same table.
/// </summary>
internal sealed class ParameterTable
{
    private readonly Dictionary<string, int> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _state = new(StringComparer.Ordinal);
    private readonly List<int> _layers = [];

    public List<ParameterSpec> Parameters { get; } = [];

    public List<ParameterSpec> State { get; } = [];

    /// <summary>The declared layer that is being lowered.</summary>
    public int Layer { get; set; }

    /// <exception cref="ShapeMismatchException">ML2003: a shared layer is called with inputs that want other
    /// parameters.</exception>
    public int Declare(ParameterSpec tensor, bool isState)
    {
        (Dictionary<string, int> known, List<ParameterSpec> table) = isState ? (_state, State)
            : (_parameters, Parameters);
        if (known.TryGetValue(tensor.Name, out int index))
        {
            return table[index].Shape.Equals(tensor.Shape) ? index : throw new ShapeMismatchException(
                ProblemIds.InnerSizes,
                $"a layer that is called twice has one '{tensor.Name}': {table[index].Shape} for the first call, "
                + $"{tensor.Shape} for this one",
                "call it with inputs of the same width, or declare a second layer");
        }

        known[tensor.Name] = table.Count;
        table.Add(tensor);
        if (!isState)
            _layers.Add(Layer);
        return table.Count - 1;
    }

    /// <summary>
    /// The same entries in the order in which their layers are declared, whatever the order of calls; null when they
    /// are.
    /// </summary>
    public ParameterTable? InDeclarationOrder()
    {
        if (_layers.Zip(_layers.Skip(1), (a, b) => a <= b).All(ordered => ordered))
            return null;
        var ordered = new ParameterTable();
        foreach (int index in Enumerable.Range(0, Parameters.Count).OrderBy(i => _layers[i]))
        {
            ordered.Layer = _layers[index];
            ordered.Declare(Parameters[index], isState: false);
        }

        foreach (ParameterSpec tensor in State)
            ordered.Declare(tensor, isState: true);
        return ordered;
    }
}
