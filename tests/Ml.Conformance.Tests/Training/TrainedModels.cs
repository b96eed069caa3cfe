using System.Globalization;
using Ml.Testing.Golden;

namespace Ml.Conformance.Tests.Training;

/// <summary>The models of the training runs, as a user would declare them, by the names the runs use.</summary>
internal static class TrainedModels
{
    /// <summary>The class of a run's model, or null when the run's model is not written here yet.</summary>
    public static string? Source(GoldenCase golden, string type) => Members(golden) is { } members
        ? $"[Model{Penalty(golden)}]\npublic partial class {type}\n{{\n{members}\n}}\n{Parts(golden).Replace("BLOCK", type + "Block", StringComparison.Ordinal)}"
            .Replace("BLOCK", type + "Block", StringComparison.Ordinal)
        : null;

    /// <summary>What the run's files call a parameter of ours.</summary>
    public static string GoldenName(GoldenCase golden, string ours) => golden.Text("model") switch
    {
        "linear" => ours[(ours.LastIndexOf('.') + 1)..],
        "lstm" => LstmName(ours),
        _ => ours,
    };

    private static string? Members(GoldenCase golden) => golden.Text("model") switch
    {
        "mlp" => Mlp("Tanh"),
        "mlp-relu" => Mlp("Relu"),
        "linear" => """
                [Dense(1)] private partial Tensor Line(Tensor x);
                Tensor Forward([Shape("batch", 6)] Tensor x) => Line(x);
                Tensor Loss(Tensor y, [Shape("batch", 1)] Tensor wanted) => MeanSquaredError(y, wanted);
            """,
        "regression" => """
                [Dense(20)] private partial Tensor Fc1(Tensor x);
                [Dense(1)] private partial Tensor Fc2(Tensor x);
                Tensor Forward([Shape("batch", 5)] Tensor x) => Fc2(Silu(Fc1(x)));
                Tensor Loss(Tensor y, [Shape("batch", 1)] Tensor wanted) => MeanSquaredError(y, wanted);
            """,
        "cnn" => """
                [Conv2D(4, kernel: 3, pad: 1)] private partial Tensor Conv1(Tensor x);
                [Conv2D(6, kernel: 3, pad: 1)] private partial Tensor Conv2(Tensor x);
                [Dense(4)] private partial Tensor Fc(Tensor x);
                Tensor Forward([Shape("batch", 1, 8, 8)] Tensor x)
                {
                    x = MaxPool2D(Relu(Conv1(x)), 2);
                    x = AveragePool2D(Relu(Conv2(x)), 2);
                    return Fc(Flatten(x));
                }
                Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
            """,
        "cnn-bn" => """
                [Conv2D(4, kernel: 3, pad: 1, bias: false)] private partial Tensor Conv1(Tensor x);
                [BatchNorm] private partial Tensor Bn1(Tensor x);
                [Conv2D(6, kernel: 3, stride: 2, pad: 1, bias: false)] private partial Tensor Conv2(Tensor x);
                [BatchNorm] private partial Tensor Bn2(Tensor x);
                [Dense(4)] private partial Tensor Fc(Tensor x);
                Tensor Forward([Shape("batch", 1, 8, 8)] Tensor x)
                {
                    x = Silu(Bn1(Conv1(x)));
                    x = Silu(Bn2(Conv2(x)));
                    return Fc(GlobalAveragePool2D(x));
                }
                Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
            """,
        "lstm" => """
                [Embedding(11, 6)] private partial Tensor Embed(Tensor<int> ids);
                [Dense(40)] private partial Tensor Ih0(Tensor x);
                [Dense(40)] private partial Tensor Hh0(Tensor x);
                [Dense(40)] private partial Tensor Ih1(Tensor x);
                [Dense(40)] private partial Tensor Hh1(Tensor x);
                [Dense(11)] private partial Tensor Fc(Tensor x);
                static (Tensor H, Tensor C) Cell(Tensor gates, Tensor c)
                {
                    c = Sigmoid(gates[.., 10..20]) * c + Sigmoid(gates[.., ..10]) * Tanh(gates[.., 20..30]);
                    return (Sigmoid(gates[.., 30..40]) * Tanh(c), c);
                }
                Tensor Forward([Shape("batch", 12)] Tensor<int> ids)
                {
                    Tensor x = Embed(ids), zero = BroadcastTo(0f, ids.Dim("batch"), 10);
                    Tensor h0 = zero, c0 = zero, h1 = zero, c1 = zero, result = zero;
                    for (int t = 0; t < 12; t++)
                    {
                        (h0, c0) = Cell(Ih0(x[.., t]) + Hh0(h0), c0);
                        (h1, c1) = Cell(Ih1(h0) + Hh1(h1), c1);
                        Tensor step = Unsqueeze(Fc(h1), 1);
                        result = t == 0 ? step : Concat(1, result, step);
                    }
                    return result;
                }
                Tensor Loss(Tensor logits, [Shape("batch", 12)] Tensor<int> next) => CrossEntropy(logits, next);
            """,
        "transformer" => """
                [Embedding(11, 12)] private partial Tensor Embed(Tensor<int> ids);
                [Embedding(10, 12)] private partial Tensor Position(Tensor<int> ids);
                [Use<BLOCK>(repeat: 2)] private partial Tensor Layers(Tensor x);
                [LayerNorm] private partial Tensor Norm(Tensor x);
                [Dense(11, bias: false)] private partial Tensor Head(Tensor x);
                Tensor Forward([Shape("batch", "time")] Tensor<int> ids)
                    => Head(Norm(Layers(Embed(ids) + Position(Range(ids.Dim("time"))))));
                Tensor Loss(Tensor logits, [Shape("batch", "time")] Tensor<int> next) => CrossEntropy(logits, next);
            """,
        _ => null,
    };

    private static string Parts(GoldenCase golden) => golden.Text("model") != "transformer" ? "" : """
        [Model]
        public partial class BLOCK
        {
            [LayerNorm] private partial Tensor Norm1(Tensor x);
            [Dense(12, bias: false)] private partial Tensor Query(Tensor x);
            [Dense(12, bias: false)] private partial Tensor Key(Tensor x);
            [Dense(12, bias: false)] private partial Tensor Value(Tensor x);
            [Dense(12, bias: false)] private partial Tensor Out(Tensor x);
            [LayerNorm] private partial Tensor Norm2(Tensor x);
            [Dense(24)] private partial Tensor Fc1(Tensor x);
            [Dense(12)] private partial Tensor Fc2(Tensor x);
            static Tensor Heads(Tensor x) => Transpose(Reshape(x, x.Dim("batch"), x.Dim("time"), 2, 6), 0, 2, 1, 3);
            Tensor Attend(Tensor x)
            {
                Tensor scores = MatMul(Heads(Query(x)), SwapAxes(Heads(Key(x)), -1, -2)) / MathF.Sqrt(6);
                Tensor<int> at = Range(x.Dim("time"));
                scores = Select(Unsqueeze(at, 1) >= Unsqueeze(at, 0), scores, float.NegativeInfinity);
                Tensor mixed = Transpose(MatMul(Softmax(scores), Heads(Value(x))), 0, 2, 1, 3);
                return Out(Reshape(mixed, x.Dim("batch"), x.Dim("time"), 12));
            }
            Tensor Forward([Shape("batch", "time", 12)] Tensor x)
            {
                x += Attend(Norm1(x));
                return x + Fc2(Gelu(Fc1(Norm2(x))));
            }
        }
        """;

    private static string Mlp(string activation) => $$"""
            [Dense(16)] private partial Tensor Fc1(Tensor x);
            [Dense(12)] private partial Tensor Fc2(Tensor x);
            [Dense(3)] private partial Tensor Fc3(Tensor x);
            Tensor Forward([Shape("batch", 8)] Tensor x) => Fc3({{activation}}(Fc2({{activation}}(Fc1(x)))));
            Tensor Loss(Tensor logits, [Shape("batch")] Tensor<int> label) => CrossEntropy(logits, label);
        """;

    private static string Penalty(GoldenCase golden)
    {
        double l1 = golden.Has("l1") ? golden.Float("l1") : 0, l2 = golden.Has("l2") ? golden.Float("l2") : 0;
        return l1 == 0 && l2 == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $", Regularize(l1: {l1}f, l2: {l2}f)");
    }

    // "ih0.weight" is their "lstm.weight_ih_l0".
    private static string LstmName(string ours) => ours.StartsWith("ih", StringComparison.Ordinal) || ours.StartsWith("hh", StringComparison.Ordinal)
        ? $"lstm.{ours[4..]}_{ours[..2]}_l{ours[2]}"
        : ours;
}
