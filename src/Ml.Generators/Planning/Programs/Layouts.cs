using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Programs;

/// <summary>
/// The order of a value's axes in memory. Images around convolutions lie channels last, so that a vector holds the
/// channels of one pixel; everything else is row-major.
/// </summary>
public sealed class Layouts
{
    private readonly HashSet<Value> _channelsLast = [];

    /// <summary>
    /// Chosen for the whole graph: the layout spreads from convolutions through all that keeps their shape.
    /// </summary>
    public Layouts(Graph.Graph graph)
    {
        foreach (Node node in graph.Nodes)
        {
            foreach (Value value in AroundConvolution(node))
                Mark(value);
        }

        for (int before = -1; before != _channelsLast.Count;)
        {
            before = _channelsLast.Count;
            foreach (Node node in graph.Nodes.Where(n => Keeps(n.Operation)))
            {
                Value[] images = node.Operands.Concat(node.Results).Where(v => v.Shape.Rank == 4).ToArray();
                if (images.Any(_channelsLast.Contains))
                    Array.ForEach(images, Mark);
            }
        }
    }

    public bool IsChannelsLast(Value value) => _channelsLast.Contains(value);

    public EquatableArray<Dim> StridesOf(Value value)
    {
        Shape shape = value.Shape;
        if (!_channelsLast.Contains(value))
            return TensorAccess.RowMajor(shape);
        Dim channels = shape[1];
        return EquatableArray.Of(shape[2] * shape[3] * channels, Dim.One, shape[3] * channels, channels);
    }

    private void Mark(Value value)
    {
        if (value.Shape.Rank == 4 && value.Producer.Operation is not Leaf
            && !SingleNodes.WritesRowMajor(value.Producer.Operation))
            _channelsLast.Add(value);
    }

    private static IEnumerable<Value> AroundConvolution(Node node) => node.Operation switch
    {
        Convolution => [node.Operands[0], node.Result],
        ConvolutionWeightGradient => node.Operands,
        _ => [],
    };

    private static bool Keeps(Operation operation) =>
        operation is MapOperation or MaxPool or MaxPoolGradient or AveragePool or AveragePoolGradient or Pad
        or Concatenate;
}
