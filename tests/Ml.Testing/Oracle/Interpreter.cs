using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Ops.Primitives;
using Ml.Generators.Shapes;

namespace Ml.Testing.Oracle;

/// <summary>Which method computes which operation.</summary>
/// <param name="body">The operands of the enclosing loop in this repetition.</param>
/// <param name="repetition">Which repetition.</param>
internal sealed class Interpreter(OracleInputs inputs, NumberArray[] body, int repetition = 0)
{
    public NumberArray[] Run(Node node, NumberArray[] x) => node.Operation is Loop loop
        ? LoopRunner.Run(loop, x, inputs)
        : [Rounded(node, One(node, x))];

    private NumberArray Rounded(Node node, NumberArray result) =>
        inputs.Noise == 0 || node.Result.Element != ElementType.Float32 ? result
            : new NumberArray(result.Shape, [.. result.Data.Select((v, i) => inputs.Rounded(v, node.Id + 1 + (1000 * repetition), i))]);

    private NumberArray One(Node node, NumberArray[] x) => node.Operation switch
    {
        InputLeaf leaf => inputs.Inputs[leaf.Slot],
        ParameterLeaf leaf => inputs.Parameters[leaf.Index],
        StateLeaf leaf => inputs.State[leaf.Index],
        StackLeaf leaf => Stack(leaf),
        BodyLeaf leaf => body[leaf.Index],
        ConstantLeaf leaf => NumberArray.Of(leaf.Number),
        SizeLeaf leaf => NumberArray.Of(Whole.Size(leaf.Element, inputs.Evaluate(leaf.Size))),
        RampLeaf leaf => Fill(node, index => index[leaf.Axis]),
        RandomUniform random => Random(node, (int)random.StreamOf(repetition).Value),
        StopGradient or WithSlope => x[0],
        MapOperation map => Map(node, map, x),
        Reduce reduce => Reductions.Reduce(reduce, x[0], Shape(node), node.Result.Element),
        ArgReduce arg => Reductions.ArgReduce(arg, x[0], Shape(node)),
        MatMul product => Contractions.MatMul(product, x[0], x[1], Shape(node)),
        Convolution c => Contractions.Convolution(c, x[0], x[1], Shape(node)),
        ConvolutionInputGradient c => Contractions.InputGradient(c, x[0], x[1], Shape(node)),
        ConvolutionWeightGradient c => Contractions.WeightGradient(c, x[0], x[1], Shape(node)),
        MaxPool pool => Pools.Max(pool, x[0], Shape(node)),
        MaxPoolGradient pool => Pools.MaxGradient(pool, x[0], x[1]),
        AveragePool pool => Pools.Average(pool, x[0], Shape(node)),
        AveragePoolGradient pool => Pools.AverageGradient(pool, x[0], Shape(node)),
        Reshape => x[0].Reshape(Shape(node)),
        Transpose transpose => Moves.Transpose(transpose, x[0], Shape(node)),
        BroadcastTo => Fill(node, x[0].Broadcast),
        Slice slice => Moves.Slice(slice, x[0], Shape(node), inputs),
        Pad pad => Moves.Pad(pad, x[0], Shape(node), inputs),
        Concatenate join => Moves.Concatenate(join, x, Shape(node)),
        Gather => Moves.Gather(x[0], x[1], Shape(node)),
        ScatterAdd => Moves.ScatterAdd(x[0], x[1], Shape(node), node.Result.Element),
        _ => throw new NotSupportedException($"The oracle does not know '{node.Operation.Name}'."),
    };

    private int[] Shape(Node node) => inputs.Evaluate(node.Result.Shape);

    private NumberArray Fill(Node node, Func<int[], double> element)
    {
        var result = new NumberArray(Shape(node));
        int i = 0;
        foreach (int[] index in NumberArray.Indices(result.Shape))
            result.Data[i++] = element(index);
        return result;
    }

    private NumberArray Map(Node node, MapOperation map, NumberArray[] x)
    {
        var arguments = new double[x.Length];
        return Fill(node, index =>
        {
            for (int i = 0; i < x.Length; i++)
                arguments[i] = x[i].Broadcast(index);
            return map.Evaluate(node.Operands[map.Subject].Element, arguments);
        });
    }

    private NumberArray Random(Node node, int stream)
    {
        int element = 0;
        return Fill(node, _ => inputs.Random(stream, element++));
    }

    private NumberArray Stack(StackLeaf leaf) => LoopRunner.Join([.. Enumerable.Range(0, leaf.Count)
        .Select(i => (leaf.IsState ? inputs.State : inputs.Parameters)[leaf.FirstIndex + (i * leaf.Distance)])]);
}
