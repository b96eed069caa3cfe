using Ml.Generators.Shapes;

namespace Ml.Testing.Golden;

/// <summary>How each golden operator is written with our composites. An operator that is not here is not supported yet.</summary>
public static class GoldenCalls
{
    /// <summary>
    /// Adds the case's operator to a program whose inputs are the case's, and gives the outputs; none when these
    /// hyperparameters are not supported yet.
    /// </summary>
    public delegate int[] Write(IProgramWriter program, GoldenCase golden, int[] inputs);

    /// <summary>By operator.</summary>
    public static IReadOnlyDictionary<string, Write> All { get; } = Merge(Named(), Activations(), Layers(), Tensors(), Losses());

    private static Dictionary<string, Write> Named()
    {
        Dictionary<string, Write> calls = new(StringComparer.Ordinal);
        foreach (string same in new[]
        {
            "Abs", "Acos", "Acosh", "Add", "Asin", "Asinh", "Atan", "Atanh", "Cos", "Cosh", "Erf", "Erfc", "Exp", "Expm1", "Floor",
            "Log", "Log10", "Log1p", "Log2", "Reciprocal", "Round", "Rsqrt", "Sign", "Sin", "Sinh", "Sqrt", "Square", "Tan", "Tanh",
            "Sigmoid", "Mish", "Softsign", "Maximum", "Minimum", "LessOrEqual", "Greater", "Equal", "MatMul", "LogSigmoid",
        })
        {
            calls[same] = (p, _, x) => [p.Call(same, x)];
        }

        foreach ((string theirs, string ours) in new[]
        {
            ("Ceil", "Ceiling"), ("Neg", "Negate"), ("Sub", "Subtract"), ("Mul", "Multiply"), ("Div", "Divide"), ("Pow", "Power"),
            ("ReLU", "Relu"), ("ReLU6", "Relu6"), ("SELU", "Selu"), ("SiLU", "Silu"), ("Hardsigmoid", "HardSigmoid"),
            ("Hardswish", "HardSwish"), ("Tanhshrink", "TanhShrink"),
        })
        {
            calls[theirs] = (p, _, x) => [p.Call(ours, x)];
        }

        return calls;
    }

    private static Dictionary<string, Write> Activations() => new(StringComparer.Ordinal)
    {
        ["LeakyReLU"] = (p, g, x) => [p.Call("LeakyRelu", x, ("slope", g.Float("negative_slope")))],
        ["PReLU"] = (p, g, x) => [p.Call("PRelu", x, ("perChannel", g.Int("parameters") > 1))],
        ["ELU"] = (p, g, x) => [p.Call("Elu", x, ("alpha", g.Float("alpha")))],
        ["CELU"] = (p, g, x) => [p.Call("Celu", x, ("alpha", g.Float("alpha")))],
        ["GELU"] = (p, g, x) => [p.Call("Gelu", x, ("tanh", g.Text("approximate") == "tanh"))],
        ["Softplus"] = (p, g, x) => [p.Call("Softplus", x, ("beta", g.Float("beta")), ("threshold", g.Float("threshold")))],
        ["Softmax"] = (p, g, x) => [p.Call("Softmax", x, ("axis", g.Int("axis")))],
        ["Softmin"] = (p, g, x) => [p.Call("Softmin", x, ("axis", g.Int("axis")))],
        ["LogSoftmax"] = (p, g, x) => [p.Call("LogSoftmax", x, ("axis", g.Int("axis")))],
        ["Hardtanh"] = (p, g, x) => [p.Call("HardTanh", x, ("low", g.Float("low")), ("high", g.Float("high")))],
        ["Hardshrink"] = (p, g, x) => [p.Call("HardShrink", x, ("lambda", g.Float("lambd")))],
        ["Softshrink"] = (p, g, x) => [p.Call("SoftShrink", x, ("lambda", g.Float("lambd")))],
        ["Threshold"] = (p, g, x) => [p.Call("Threshold", x, ("threshold", g.Float("threshold")), ("value", g.Float("value")))],
        ["GLU"] = (p, g, x) => [p.Call("Glu", x, ("axis", g.Int("axis")))],
        ["Clamp"] = (p, g, x) => [p.Call("Clamp", x, Given(g, ("low", "low"), ("high", "high")))],
    };

    private static Dictionary<string, Write> Layers()
    {
        Dictionary<string, Write> calls = new(StringComparer.Ordinal)
        {
            ["Linear"] = (p, g, x) => [p.Call("Dense", x, ("units", g.Int("out_features")), ("bias", g.Flag("bias")))],
            ["LayerNorm"] = (p, g, x) =>
            [
                p.Call("LayerNorm", x, ("axes", g.Ints("normalized_shape").Length), ("epsilon", g.Float("eps")),
                    ("weight", g.Flag("weight")), ("bias", g.Flag("bias"))),
            ],
            ["RMSNorm"] = (p, g, x) => [p.Call("RmsNorm", x, ("epsilon", g.Float("eps")), ("weight", g.Flag("weight")))],
            ["GroupNorm"] = (p, g, x) =>
                [p.Call("GroupNorm", x, ("groups", g.Int("groups")), ("epsilon", g.Float("eps")), ("affine", g.Flag("affine")))],
            ["InstanceNorm"] = (p, g, x) => [p.Call("InstanceNorm", x, ("epsilon", g.Float("eps")), ("affine", g.Flag("affine")))],
            ["Embedding"] = (p, g, x) =>
            [
                p.Call("Embedding", x, [("rows", g.Int("rows")), ("width", g.Int("width")), .. Given(g, ("padding", "padding_idx"))]),
            ],
            ["Bilinear"] = (p, g, x) => [p.Call("Bilinear", x, ("units", g.Int("out_features")), ("bias", g.Flag("bias")))],
            ["SwiGLU"] = (p, g, x) => [p.Call("SwiGlu", x, ("hidden", g.Int("hidden")))],
            ["GEGLU"] = (p, g, x) => [p.Call("GeGlu", x, ("hidden", g.Int("hidden")))],
            ["EmbeddingBag"] = (p, g, x) =>
            [
                p.Call("EmbeddingBag", x, ("rows", g.Int("rows")), ("width", g.Int("width")), ("max", g.Text("mode") == "max"),
                    ("reduction", g.Text("mode") == "sum" ? "Sum" : "Mean")),
            ],
            ["LocalResponseNorm"] = (p, g, x) =>
            [
                p.Call("LocalResponseNorm", x, ("size", g.Int("size")), ("alpha", g.Float("alpha")), ("beta", g.Float("beta")), ("k", g.Float("k"))),
            ],
            ["AdaptiveAvgPool1d"] = (p, g, x) => [p.Call("AdaptiveAveragePool1D", x, ("cells", g.Ints("output")))],
            ["AdaptiveAvgPool2d"] = (p, g, x) => [p.Call("AdaptiveAveragePool2D", x, ("cells", g.Ints("output")))],
            ["AdaptiveMaxPool2d"] = (p, g, x) => [p.Call("AdaptiveMaxPool2D", x, ("cells", g.Ints("output")))],
            ["Normalize"] = (p, g, x) =>
                [p.Call("Normalize", x, ("axis", g.Int("axis")), ("p", g.Float("p")), ("epsilon", g.Float("eps")))],
            ["GlobalAvgPool"] = (p, g, x) => [p.Call($"GlobalAveragePool{SpatialRank(g)}D", x, ("keep", g.Flag("keepdim")))],
            ["GlobalMaxPool"] = (p, g, x) => [p.Call($"GlobalMaxPool{SpatialRank(g)}D", x, ("keep", g.Flag("keepdim")))],
        };
        foreach (int rank in new[] { 1, 2, 3 })
        {
            calls[$"Conv{rank}d"] = (p, g, x) =>
            [
                p.Call($"Conv{rank}D", x, ("filters", g.Int("out_channels")), ("kernel", g.Ints("kernel")), ("stride", g.Ints("stride")),
                    ("pad", g.Ints("padding")), ("dilation", g.Ints("dilation")), ("groups", g.Int("groups")), ("bias", g.Flag("bias"))),
            ];
            calls[$"MaxPool{rank}d"] = (p, g, x) =>
            [
                p.Call($"MaxPool{rank}D", x, ("kernel", g.Ints("kernel")), ("stride", g.Ints("stride")), ("pad", g.Ints("padding")),
                    ("dilation", g.Ints("dilation")), ("ceiling", g.Flag("ceil_mode"))),
            ];
            calls[$"AvgPool{rank}d"] = (p, g, x) =>
            [
                p.Call($"AveragePool{rank}D", x, ("kernel", g.Ints("kernel")), ("stride", g.Ints("stride")), ("pad", g.Ints("padding")),
                    ("ceiling", g.Flag("ceil_mode")), ("countPadding", g.Flag("count_include_pad"))),
            ];
            calls[$"BatchNorm{rank}d"] = (p, g, x) =>
                [p.Call("BatchNorm", x, ("momentum", g.Float("momentum")), ("epsilon", g.Float("eps")), ("affine", g.Flag("affine")))];
        }

        return calls;
    }

    private static Dictionary<string, Write> Tensors()
    {
        Dictionary<string, Write> calls = new(StringComparer.Ordinal)
        {
            ["Prod"] = (p, g, x) => [p.Call("Prod", x, ("axes", g.Ints("axis")))],
            ["ArgMax"] = (p, g, x) => [p.Call("ArgMax", x, ("axis", g.Int("axis")))],
            ["ArgMin"] = (p, g, x) => [p.Call("ArgMin", x, ("axis", g.Int("axis")))],
            ["Concat"] = (p, g, x) => [p.Call("Concat", x, ("axis", g.Int("axis")))],
            ["Stack"] = (p, g, x) => [p.Call("Stack", x, ("axis", g.Int("axis")))],
            ["Reshape"] = (p, g, x) => [p.Call("Reshape", x, ("shape", g.Ints("shape")))],
            ["Permute"] = (p, g, x) => [p.Call("Transpose", x, ("order", g.Ints("order")))],
            ["Transpose"] = (p, g, x) => [p.Call("SwapAxes", x, ("first", g.Ints("axes")[0]), ("second", g.Ints("axes")[1]))],
            ["Squeeze"] = (p, g, x) => [p.Call("Squeeze", x, ("axis", g.Int("axis")))],
            ["Unsqueeze"] = (p, g, x) => [p.Call("Unsqueeze", x, ("axis", g.Int("axis")))],
            ["Expand"] = (p, g, x) => [p.Call("BroadcastTo", x, ("shape", g.Ints("shape")))],
            ["OneHot"] = (p, g, x) => [p.Call("OneHot", x, ("classes", g.Int("classes")))],
            ["PowScalar"] = (p, g, x) => [p.Call("Power", [x[0], p.Constant(g.Float("exponent"))])],
            ["Where"] = (p, _, x) => [p.Call("Select", [IsSet(p, x[0]), x[1], x[2]])],
            ["MaskedFill"] = (p, g, x) => [p.Call("Select", [IsSet(p, x[1]), p.Constant(g.Float("value")), x[0]])],
            ["Dropout"] = (p, g, x) => x.Length == 1
                ? [p.Call("Dropout", x, ("rate", g.Float("p")))]
                : [p.Call("Select", [IsSet(p, x[1]), p.Call("Multiply", [x[0], p.Constant(1 / (1 - g.Float("p")))]), p.Constant(0)])],
            ["Pad"] = (p, g, x) => g.Text("mode") != "constant" ? []
                : [p.Call("Pad", x, ("before", g.Ints("before")), ("after", g.Ints("after")), ("value", g.Float("value")))],
            ["Tril"] = (p, g, x) => [p.Call("Tril", x, ("diagonal", g.Int("diagonal")))],
            ["Triu"] = (p, g, x) => [p.Call("Triu", x, ("diagonal", g.Int("diagonal")))],
            ["Roll"] = (p, g, x) => [p.Call("Roll", x, ("shift", g.Int("shifts")), ("axis", g.Int("axes")))],
            ["Flip"] = (p, g, x) => [p.Call("Flip", x, ("axes", g.Ints("axes")))],
            ["IndexSelect"] = (p, g, x) => [p.Call("Take", x, ("axis", g.Int("axis")))],
            ["RepeatInterleave"] = (p, g, x) => [p.Call("Repeat", x, ("times", g.Int("repeats")), ("axis", g.Int("axis")))],
            ["Tile"] = (p, g, x) => [p.Call("Tile", x, ("times", g.Ints("repeats")))],
            ["PixelShuffle"] = (p, g, x) => [p.Call("PixelShuffle", x, ("factor", g.Int("factor")))],
            ["PixelUnshuffle"] = (p, g, x) => [p.Call("PixelUnshuffle", x, ("factor", g.Int("factor")))],
            ["ChannelShuffle"] = (p, g, x) => [p.Call("ChannelShuffle", x, ("groups", g.Int("groups")))],
            ["CosineSimilarity"] = (p, g, x) => [p.Call("CosineSimilarity", x, ("axis", g.Int("axis")), ("epsilon", g.Float("eps")))],
            ["PairwiseDistance"] = (p, g, x) => [p.Call("PairwiseDistance", x, ("p", g.Float("p")), ("epsilon", g.Float("eps")))],
            ["Split"] = (p, g, x) => Pieces(p, x[0], g.Tensors["input.0"].Rank, g.Int("axis"), g.Ints("sizes")),
            ["Slice"] = (p, g, x) =>
            [
                p.Call("Slice", x, ("starts", Bounds(g.Text("starts"), 0)), ("ends", Bounds(g.Text("ends"), int.MaxValue)),
                    ("steps", g.Ints("steps"))),
            ],
        };
        foreach (string reduction in new[] { "Sum", "Mean", "Max", "Min", "Var", "Std", "Norm", "LogSumExp" })
        {
            calls[reduction] = (p, g, x) =>
            [
                p.Call(reduction, x,
                [
                    ("axes", g.Has("axes") ? g.Ints("axes") : []), ("keep", g.Flag("keepdim")),
                    .. Given(g, ("correction", "correction"), ("p", "p")),
                ]),
            ];
        }

        return calls;
    }

    private static Dictionary<string, Write> Losses()
    {
        Dictionary<string, Write> calls = new(StringComparer.Ordinal)
        {
            ["CrossEntropyLoss"] = (p, g, x) =>
                [p.Call("CrossEntropy", x, [Reduction(g), ("smoothing", g.Float("label_smoothing")), .. Given(g, ("ignore", "ignore_index"))])],
            ["NLLLoss"] = (p, g, x) => [p.Call("NegativeLogLikelihood", x, [Reduction(g), .. Given(g, ("ignore", "ignore_index"))])],
            ["KLDivLoss"] = (p, g, x) => g.Text("reduction") == "batchmean"
                ? [p.Call("KlDivergence", x, ("log", g.Flag("log_target")), ("perExample", true))]
                : [p.Call("KlDivergence", x, ("log", g.Flag("log_target")), Reduction(g))],
            ["SmoothL1Loss"] = (p, g, x) => [p.Call("SmoothL1", x, ("beta", g.Float("beta")), Reduction(g))],
            ["HuberLoss"] = (p, g, x) => [p.Call("Huber", x, ("delta", g.Float("delta")), Reduction(g))],
            ["HingeLoss"] = (p, g, x) => [p.Call("Hinge", x, ("margin", g.Float("margin")), ("power", g.Int("power")), Reduction(g))],
            ["HingeEmbeddingLoss"] = (p, g, x) => [p.Call("HingeEmbedding", x, ("margin", g.Float("margin")), Reduction(g))],
            ["GaussianNLLLoss"] = (p, g, x) => [p.Call("GaussianNll", x, ("epsilon", g.Float("eps")), Reduction(g))],
            ["MarginRankingLoss"] = (p, g, x) => [p.Call("MarginRanking", x, ("margin", g.Float("margin")), Reduction(g))],
            ["CosineEmbeddingLoss"] = (p, g, x) => [p.Call("CosineEmbedding", x, ("margin", g.Float("margin")), Reduction(g))],
            ["TripletMarginLoss"] = (p, g, x) =>
                [p.Call("TripletMargin", x, ("margin", g.Float("margin")), ("p", g.Float("p")), ("swap", g.Flag("swap")), Reduction(g))],
            ["MultiMarginLoss"] = (p, g, x) =>
                [p.Call("MultiMargin", x, ("margin", g.Float("margin")), ("power", g.Int("p")), Reduction(g))],
            ["InfoNCELoss"] = (p, g, x) =>
                [p.Call("InfoNce", x, ("temperature", g.Float("temperature")), ("symmetric", g.Flag("symmetric")))],
            ["DiceLoss"] = (p, g, x) =>
                [p.Call("Dice", x, ("perChannel", g.Text("over") == "channel"), ("smooth", g.Float("smooth")), Reduction(g))],
            ["TverskyLoss"] = (p, g, x) =>
                [p.Call("Tversky", x, ("alpha", g.Float("alpha")), ("beta", g.Float("beta")), ("smooth", g.Float("smooth")), Reduction(g))],
            ["PoissonNLLLoss"] = (p, g, x) => [p.Call("PoissonNll", x, ("log", g.Flag("log_input")), Reduction(g))],
        };
        calls["FocalLoss"] = (p, g, x) => g.Text("form") == "sigmoid"
            ? [p.Call("Focal", x, ("alpha", g.Float("alpha")), ("gamma", g.Float("gamma")), Reduction(g))]
            : SoftmaxFocal(p, g, x);
        foreach ((string theirs, string ours) in new[]
        {
            ("MSELoss", "MeanSquaredError"), ("L1Loss", "MeanAbsoluteError"), ("BCEWithLogitsLoss", "BinaryCrossEntropy"),
            ("BCELoss", "ProbabilityCrossEntropy"), ("LogCoshLoss", "LogCosh"), ("SoftMarginLoss", "SoftMargin"),
        })
        {
            calls[theirs] = (p, g, x) => [p.Call(ours, x, Reduction(g))];
        }

        return calls;
    }

    /// <summary>The softmax form, as a user would write it: (1 - p)^gamma times the weighted likelihood, element by element.</summary>
    private static int[] SoftmaxFocal(IProgramWriter p, GoldenCase g, int[] x)
    {
        int plain = p.Call("CrossEntropy", [x[0], x[1]], ("reduction", "None"));
        int weighted = p.Call("CrossEntropy", x, ("reduction", "None"));
        int wrong = p.Call("Negate", [p.Call("Expm1", [p.Call("Negate", [plain])])]);
        int elements = p.Call("Multiply", [p.Call("Power", [wrong, p.Constant(g.Float("gamma"))]), weighted]);
        return [p.Call(g.Text("reduction") == "sum" ? "Sum" : "Mean", [elements])];
    }

    private static (string Name, object Value) Reduction(GoldenCase golden) => ("reduction", golden.Text("reduction") switch
    {
        "mean" => "Mean",
        "sum" => "Sum",
        _ => "None",
    });

    /// <summary>Our arguments for those of their hyperparameters that are given.</summary>
    private static (string Name, object Value)[] Given(GoldenCase golden, params (string Ours, string Theirs)[] names) =>
        [.. names.Where(n => golden.Has(n.Theirs)).Select(n => (n.Ours, (object)golden.Float(n.Theirs)))];

    /// <summary>What an indexer for each piece gives.</summary>
    private static int[] Pieces(IProgramWriter program, int x, int rank, int axis, int[] sizes)
    {
        int at = axis < 0 ? axis + rank : axis, start = 0;
        return [.. sizes.Select(size =>
        {
            Dim[] starts = [.. Enumerable.Repeat((Dim)0, at), start], ends = [.. Enumerable.Repeat((Dim)int.MaxValue, at), start + size];
            start += size;
            return program.Call("Slice", [x], ("starts", starts), ("ends", ends));
        })];
    }

    private static int IsSet(IProgramWriter program, int mask) => program.Call("NotEqual", [mask, program.IntConstant(0)]);

    private static Dim[] Bounds(string text, int none) =>
        [.. text.Split(',').Select(t => (Dim)(t == "none" ? none : int.Parse(t, System.Globalization.CultureInfo.InvariantCulture)))];

    private static int SpatialRank(GoldenCase golden) => golden.Tensors["input.0"].Rank - 2;

    private static Dictionary<string, Write> Merge(params Dictionary<string, Write>[] parts) =>
        parts.SelectMany(p => p).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal);
}
