using Ml.Generators.Graph;
using Ml.Generators.Lowering.Losses;
using Ml.Generators.Shapes;
using Ml.Generators.Specs;

namespace Ml.Generators.Lowering;

/// <summary>One row of a model's table of layers, in the order of the program.</summary>
/// <param name="Text">As the user wrote it.</param>
/// <param name="Flops">Floating-point operations of one forward pass, a multiply-add being two; may depend on named
/// sizes.</param>
public sealed record LayerRow(string Label, string Text, string Kind, Shape Output, long Parameters, Dim Flops)
{
    /// <summary>What the layer is given.</summary>
    public IReadOnlyList<TensorType> Given { get; init; } = [];
}

/// <summary>A model as graphs, with the tables the graphs index.</summary>
/// <param name="Inputs">Inputs, then targets, with every shape known. <see cref="InputLeaf.Slot"/> indexes
/// this.</param>
/// <param name="Parameters">The trained tensors, in the order of the flat array.</param>
/// <param name="State">The tensors kept and not trained.</param>
/// <param name="Inference">What Predict runs: outputs only, inference mode.</param>
/// <param name="Evaluation">Inference mode with the loss, or null for a model without one.</param>
/// <param name="Training">Training mode: outputs, loss and state updates, before differentiation; or null.</param>
/// <param name="Rows">The table of layers.</param>
/// <param name="Assumptions">What must be checked when the model runs.</param>
/// <param name="ClassNumbers">What the losses need of the numbers they are given.</param>
/// <param name="Loss">What the loss is made of, or null for a model without one.</param>
public sealed record LoweredModel(
    ModelSpec Spec, IReadOnlyList<InputSpec> Inputs, IReadOnlyList<ParameterSpec> Parameters,
    IReadOnlyList<ParameterSpec> State, Graph.Graph Inference, Graph.Graph? Evaluation, Graph.Graph? Training,
    IReadOnlyList<LayerRow> Rows, IReadOnlyList<ShapeAssumption> Assumptions, IReadOnlyList<ClassNumbers> ClassNumbers,
    LoweredLoss? Loss);

/// <summary>The terms of a loss, and where the two programs that compute it leave what they tell of each.</summary>
public sealed record LoweredLoss(IReadOnlyList<LossTerm> Terms, LossFigures Evaluation, LossFigures Training);
