using Ml.Generators.Graph;
using Ml.Generators.Shapes;

namespace Ml.Testing.Oracle;

/// <summary>What a graph starts from.</summary>
public sealed class OracleInputs
{
    /// <summary>Inputs and targets, by slot.</summary>
    public Dictionary<int, NumberArray> Inputs { get; } = [];

    public Dictionary<int, NumberArray> Parameters { get; } = [];

    public Dictionary<int, NumberArray> State { get; } = [];

    /// <summary>Named sizes.</summary>
    public Dictionary<string, long> Sizes { get; } = new(StringComparer.Ordinal);

    /// <summary>Uniform numbers in [0, 1): element of a stream.</summary>
    public Func<int, int, double> Random { get; set; } = DefaultRandom;

    /// <summary>
    /// How far each result may be off, relative to itself, beyond being rounded to a float: shows what rounding may do.
    /// 0 keeps doubles.
    /// </summary>
    public double Noise { get; init; }

    public int[] Evaluate(Shape shape) => [.. shape.Select(d => (int)d.Evaluate(Size))];

    public long Evaluate(Dim size) => size.Evaluate(Size);

    /// <summary>Binds the plain named sizes of the graph's inputs to the arrays given for them.</summary>
    public void BindSizes(Graph graph)
    {
        foreach (InputLeaf leaf in graph.Nodes.Select(n => n.Operation).OfType<InputLeaf>())
        {
            for (int axis = 0; axis < leaf.Type.Shape.Rank; axis++)
            {
                Dim size = leaf.Type.Shape[axis];
                if (size.Terms.Count == 1 && size.Terms[0] is { Coefficient: 1, Factors: [NamedSize name] })
                    Sizes[name.Name] = Inputs[leaf.Slot].Shape[axis];
            }
        }
    }

    /// <summary>What floats may make of a value: nothing of one that a float holds.</summary>
    public double Rounded(double value, int stream, int element) => Noise == 0 || (float)value == value ? value
        : (float)(value * (1 + (Noise * ((2 * DefaultRandom(stream, element)) - 1))));

    private long Size(string name) => Sizes.TryGetValue(name, out long size) ? size
        : throw new InvalidOperationException($"The named size '{name}' is not bound.");

    private static double DefaultRandom(int stream, int element)
    {
        unchecked
        {
            // Any mixing will do: the oracle only needs numbers that do not repeat.
            ulong x = ((ulong)stream * 0x9E3779B97F4A7C15UL) + ((ulong)element * 0xBF58476D1CE4E5B9UL) + 1;
            x = (x ^ (x >> 30)) * 0xBF58476D1CE4E5B9UL;
            x = (x ^ (x >> 27)) * 0x94D049BB133111EBUL;
            return ((x ^ (x >> 31)) >> 11) / (double)(1UL << 53);
        }
    }
}
