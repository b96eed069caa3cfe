using Ml.Generators.Graph;
using Ml.Generators.Ops;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Planning.Contractions;

/// <summary>Turns matrix products and convolutions into kernels: which loops, which tiles, what is packed.</summary>
public static class ContractionPlanner
{
    /// <summary>result[batch..., m, n] = sum over k of left[batch..., m, k] * right[batch..., k, n].</summary>
    /// <param name="left">Axes [batch..., M, K]; a transposed operand is one with exchanged strides.</param>
    /// <param name="right">Axes [batch..., K, N].</param>
    /// <param name="resultAccess">Axes [batch..., M, N].</param>
    /// <param name="resultOffset">Where the result's first element lies in its storage.</param>
    public static ContractionPlan MatMul(
        ContractionOperand left, ContractionOperand right, Value result, TensorAccess resultAccess, Epilogue? epilogue,
        Dim? resultOffset = null) =>
        Plan("MatMul", NestBuilder.MatMul(left.Access, right.Access, resultAccess, epilogue), left, right, result,
            epilogue, resultOffset);

    /// <summary>
    /// Convolution without padding: input [N, C, spatial...], weight [groups, out / groups, in / groups, kernel...],
    /// result [N, O, spatial...].
    /// </summary>
    public static ContractionPlan Convolution(
        ContractionOperand input, ContractionOperand weight, Value result, TensorAccess resultAccess, Window window,
        int groups,
        Epilogue? epilogue, Dim? resultOffset = null) =>
        Plan(
            "Conv" + string.Join("x", window.Kernel),
            NestBuilder.Convolution(input.Access, weight.Access, resultAccess, window, groups, epilogue),
            input, weight, result, epilogue, resultOffset);

    /// <summary>
    /// d loss / d weight of a convolution without padding: input [N, C, spatial...], upstream [N, O, spatial...],
    /// result [groups, out / groups, in / groups, kernel...].
    /// </summary>
    public static ContractionPlan ConvolutionWeightGradient(
        ContractionOperand input, ContractionOperand upstream, Value result, TensorAccess resultAccess, Window window,
        int groups,
        Dim? resultOffset = null) =>
        Plan(
            "WeightGradient" + string.Join("x", window.Kernel),
            NestBuilder.WeightGradient(input.Access, upstream.Access, resultAccess, window, groups),
            input, upstream, result, epilogue: null, resultOffset);

    private static ContractionPlan Plan(
        string recipe, ContractionNest nest, ContractionOperand left, ContractionOperand right, Value result,
        Epilogue? epilogue,
        Dim? resultOffset)
    {
        var data = new ContractionData(
            left.Place, right.Place, new Place.OfValue(result, resultOffset ?? Dim.Zero), epilogue,
            epilogue?.Operands.Select(o => (Place)new Place.OfValue(o.Value, o.Offset)).ToArray() ?? []);
        nest = nest.Simplified();
        string summary = $"{recipe} of {string.Join(", ", nest.Free.Select(a => $"{a.Name} {a.Size}"))}, summed over "
            + $"{string.Join(", ", nest.Reduced.Select(a => $"{a.Name} {a.Size}"))}.";
        PanelLayout? panels;
        Func<ContractionData, Kernel> main;
        if (TilePlanner.Plan(nest, data.OperandPlaces.Count, right.IsPrepared) is { } tiled)
        {
            panels = tiled.Panels;
            main = d => new TiledContraction(recipe, summary, nest, d, tiled.Plan);
        }
        else
        {
            (ContractionAxis lanes, panels) = LoopPlanner.Plan(nest, data.OperandPlaces.Count, right.IsPrepared);
            main = d => new LoopContraction(recipe, summary, nest, d, lanes, panels);
        }

        if (panels is null)
            return new ContractionPlan(main(data), []);
        var buffer = new Buffer($"panels of {NameOf(right.Value)}", panels.Size);
        var pack = new PackStep(buffer, new PackPanels(recipe, panels, data.Right, buffer), right.IsPrepared);
        return new ContractionPlan(main(data with { Right = new Place.OfBuffer(buffer) }), [pack]);
    }

    /// <summary>
    /// What the comments of emitted code call an operand: the tensor that it is, else the layer that makes it.
    /// </summary>
    private static string NameOf(Value value)
    {
        Value source = value;
        while (source.Producer.Operation is not Leaf && source.Producer.Operands.Count == 1)
            source = source.Producer.Operands[0];
        return source.Producer.Operation switch
        {
            ParameterLeaf leaf => leaf.Label,
            StateLeaf leaf => leaf.Label,
            StackLeaf leaf => leaf.Label,
            InputLeaf leaf => leaf.Label,
            _ when value.Producer.Origin.Layer.Length > 0 => $"a result of {value.Producer.Origin.Layer}",
            _ => "a result",
        };
    }
}
