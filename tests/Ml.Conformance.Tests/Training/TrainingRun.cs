using Ml.Optimizers;
using Ml.Schedules;
using Ml.Testing.Golden;

namespace Ml.Conformance.Tests.Training;

/// <summary>A golden training run that we can do: its model, optimiser and schedule are ours.</summary>
internal sealed class TrainingRun
{
    private TrainingRun(GoldenCase golden, string typeName, string source) => (Golden, TypeName, Source) = (golden, typeName, source);

    public GoldenCase Golden { get; }

    public string TypeName { get; }

    public string Source { get; }

    public int Steps => Golden.Tensors["loss"].Data.Length;

    public static TrainingRun? From(GoldenCase golden)
    {
        bool known = golden.Has("optimiser") && golden.Has("model") && Optimizer(golden) is not null && Schedule(golden) is not null
            && !golden.Has("accumulate") && !golden.Has("ema");
        string type = "Run_" + string.Concat(golden.Name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));
        return known && TrainedModels.Source(golden, type) is { } source ? new TrainingRun(golden, type, source) : null;
    }

    public static Optimizer? Optimizer(GoldenCase golden)
    {
        float clipNorm = Or(golden, "clip_norm", float.PositiveInfinity), clipValue = Or(golden, "clip_value", float.PositiveInfinity);
        float rate = Or(golden, "opt.lr", 0), decay = Or(golden, "opt.weight_decay", 0), epsilon = Or(golden, "opt.eps", 1e-8f);
        bool amsgrad = golden.Has("opt.amsgrad") && golden.Flag("opt.amsgrad");
        float[] betas = golden.Has("opt.betas")
            ? [.. golden.Text("opt.betas").Split(',').Select(t => float.Parse(t, System.Globalization.CultureInfo.InvariantCulture))]
            : [];
        return golden.Text("optimiser") switch
        {
            "SGD" => new Sgd(rate, Or(golden, "opt.momentum", 0), Or(golden, "opt.dampening", 0), golden.Flag("opt.nesterov"), decay)
            {
                ClipNorm = clipNorm,
                ClipValue = clipValue,
            },
            "Adam" => new Adam(rate, betas[0], betas[1], epsilon, decay, amsgrad) { ClipNorm = clipNorm, ClipValue = clipValue },
            "AdamW" => new AdamW(rate, betas[0], betas[1], epsilon, decay, amsgrad) { ClipNorm = clipNorm, ClipValue = clipValue },
            _ => null,
        };
    }

    public static Schedule? Schedule(GoldenCase golden) => golden.Text("scheduler") switch
    {
        "Constant" => new Constant(),
        "Step" => new StepDecay(golden.Int("sched.step_size"), Or(golden, "sched.gamma", 0)),
        "MultiStep" => new MultiStep(Or(golden, "sched.gamma", 0), [.. golden.Ints("sched.milestones").Select(m => (long)m)]),
        "Exponential" => new Exponential(Or(golden, "sched.gamma", 0)),
        "Cosine" => new Cosine(0, Or(golden, "sched.eta_min", 0), golden.Int("sched.t_max")),
        "CosineWarmRestarts" => new WarmRestarts(golden.Int("sched.t_0"), golden.Int("sched.t_mult"), Or(golden, "sched.eta_min", 0)),
        "Polynomial" => new Polynomial(Or(golden, "sched.power", 1), golden.Int("sched.total_steps")),
        "Linear" => new Linear(
            Or(golden, "sched.start_factor", 1), Or(golden, "sched.end_factor", 0), golden.Int("sched.total_steps")),
        "WarmupCosine" => new Cosine(
            golden.Int("sched.warmup"), Or(golden, "sched.eta_min", 0), golden.Int("sched.total_steps") - golden.Int("sched.warmup")),
        "WarmupLinear" => new Warmup(golden.Int("sched.warmup"), new Linear(1, 0, golden.Int("sched.total_steps") - golden.Int("sched.warmup"))),
        "InverseSqrt" => new InverseSquareRoot(golden.Int("sched.warmup")),
        _ => null,
    };

    private static float Or(GoldenCase golden, string name, float missing) => golden.Has(name) ? (float)golden.Float(name) : missing;
}
